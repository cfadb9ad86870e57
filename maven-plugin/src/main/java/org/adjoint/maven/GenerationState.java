package org.adjoint.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.adjoint.runtime.json.Json;
import org.adjoint.runtime.json.JsonException;
import org.jspecify.annotations.Nullable;

/** What an earlier run generated, by the program it came from. */
final class GenerationState {
  /**
   * What came of one program.
   *
   * @param inputs the files it consists of
   * @param hash of the inputs and the options
   * @param outputs the classes
   * @param outputHash of the text of the classes
   */
  record Entry(List<String> inputs, String hash, List<String> outputs, String outputHash) {
    Entry {
      inputs = List.copyOf(inputs);
      outputs = List.copyOf(outputs);
    }

    private Json toJson() {
      return Json.fields()
          .with("inputs", Json.of(inputs))
          .with("hash", Json.of(hash))
          .with("outputs", Json.of(outputs))
          .with("output_hash", Json.of(outputHash));
    }

    private static Entry fromJson(Json json) {
      Json.Fields fields = json.asFields();
      return new Entry(
          fields.get("inputs").asTexts(),
          fields.get("hash").asText(),
          fields.get("outputs").asTexts(),
          fields.get("output_hash").asText());
    }
  }

  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /** The state that a file holds; that of nothing where there is none that can be read. */
  static GenerationState read(Path file) throws IOException {
    GenerationState state = new GenerationState();
    if (Files.isRegularFile(file)) {
      try {
        Json.parse(Files.readString(file))
            .asFields()
            .entries()
            .forEach((name, entry) -> state.entries.put(name, Entry.fromJson(entry)));
      } catch (JsonException damaged) {
        state.entries.clear();
      }
    }
    return state;
  }

  void write(Path file) throws IOException {
    Json.Fields fields = Json.fields();
    for (Map.Entry<String, Entry> entry : entries.entrySet()) {
      fields = fields.with(entry.getKey(), entry.getValue().toJson());
    }
    Path folder = file.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.writeString(file, fields.text());
  }

  @Nullable Entry of(String program) {
    return entries.get(program);
  }

  void put(String program, Entry entry) {
    entries.put(program, entry);
  }

  /** Keeps in mind all classes of an earlier run besides those of this one. */
  void keep(GenerationState earlier) {
    earlier.entries.forEach(
        (program, old) -> {
          Entry now = entries.getOrDefault(program, old);
          Set<String> outputs = new LinkedHashSet<>(now.outputs());
          outputs.addAll(old.outputs());
          entries.put(
              program, new Entry(now.inputs(), now.hash(), List.copyOf(outputs), now.outputHash()));
        });
  }

  /** All classes, of all programs. */
  List<String> outputs() {
    List<String> outputs = new ArrayList<>();
    entries.values().forEach(entry -> outputs.addAll(entry.outputs()));
    return outputs;
  }
}
