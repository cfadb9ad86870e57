package org.adjoint.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.adjoint.compiler.CompiledModel;
import org.adjoint.compiler.Compiler;
import org.adjoint.compiler.check.CheckedProgram;
import org.adjoint.compiler.diagnostic.CompilationException;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.emit.JavaSource;
import org.adjoint.compiler.generate.SourceFolder;
import org.adjoint.compiler.generate.TypedClasses;
import org.adjoint.compiler.generate.TypedOptions;
import org.adjoint.compiler.syntax.Declaration;
import org.adjoint.runtime.AdjointException;
import org.jspecify.annotations.Nullable;

/** One run of the generator over a folder of programs: only what is stale is written. */
final class Generation {
  /**
   * The folders and files of a run.
   *
   * @param state where is kept what the run before generated
   */
  record Places(ProgramFiles programs, SourceFolder sources, Path state) {}

  /**
   * What a run came to.
   *
   * @param written files whose text changed
   * @param deleted files of programs, or models, that are no longer there
   * @param upToDate programs that had not changed
   */
  record Result(List<Path> written, List<Path> deleted, int upToDate) {}

  private final Places places;
  private final GenerationOptions options;
  private final Messages messages;
  private final List<Path> written = new ArrayList<>();
  private final Map<String, String> owners = new HashMap<>();
  private int upToDate;

  Generation(Places places, GenerationOptions options, Messages messages) {
    this.places = places;
    this.options = options;
    this.messages = messages;
  }

  /** Generates what is stale; programs at fault are told to the messages. */
  Result run() throws IOException {
    GenerationState before = GenerationState.read(places.state());
    GenerationState after = new GenerationState();
    for (String program : places.programs().names()) {
      GenerationState.Entry entry = before.of(program);
      messages.clear(program);
      if (entry != null && isCurrent(entry)) {
        upToDate++;
      } else {
        entry = generated(program);
      }
      if (entry != null && claims(program, entry)) {
        after.put(program, entry);
      }
    }
    List<Path> deleted = List.of();
    if (messages.errors() > 0) {
      // Nothing is deleted yet, so all stays known until it is: a fault may be a slip of a key.
      after.keep(before);
    } else {
      deleted = deleteOrphans(before, after);
    }
    after.write(places.state());
    return new Result(written, deleted, upToDate);
  }

  private boolean isCurrent(GenerationState.Entry entry) throws IOException {
    return entry.hash().equals(inputHash(entry.inputs()))
        && entry.outputHash().equals(outputHash(entry.outputs()));
  }

  private String inputHash(List<String> inputs) throws IOException {
    SourceHash hash = new SourceHash().add(options.toString());
    for (String input : inputs) {
      hash.add(input).add(places.programs().file(input));
    }
    return hash.value();
  }

  private String outputHash(List<String> outputs) throws IOException {
    SourceHash hash = new SourceHash();
    for (String output : outputs) {
      hash.add(output).add(places.sources().file(output));
    }
    return hash.value();
  }

  private GenerationState.@Nullable Entry generated(String program) throws IOException {
    String packageName = ProgramFiles.packageOf(program);
    if (!packageName.isEmpty() && !TypedOptions.isPackage(packageName)) {
      messages.error(program, "its folder `" + packageName + "` is no name of a Java package");
      return null;
    }
    try {
      CompiledModel any = compile(program, null);
      CheckedProgram checked = any.program();
      List<JavaSource> sources = new ArrayList<>();
      for (Declaration.Model model : checked.entry().declarations(Declaration.Model.class)) {
        CompiledModel compiled = compile(program, model.name().text());
        sources.addAll(TypedClasses.of(compiled, new TypedOptions(packageName, options.target())));
        messages.report(compiled.diagnostics());
      }
      messages.report(any.diagnostics());
      return any.diagnostics().stream().anyMatch(Diagnostic::isError) ? null : write(any, sources);
    } catch (CompilationException fault) {
      messages.report(fault.diagnostics());
    } catch (AdjointException fault) {
      messages.error(program, fault.describe());
    }
    return null;
  }

  private CompiledModel compile(String program, @Nullable String model) {
    try {
      return Compiler.compile(
          places.programs().program(program), options.compiler().withModel(model));
    } catch (IOException unreadable) {
      throw new AdjointException(String.valueOf(unreadable.getMessage()), null, unreadable);
    }
  }

  private GenerationState.Entry write(CompiledModel any, List<JavaSource> sources)
      throws IOException {
    List<String> outputs = new ArrayList<>();
    for (JavaSource source : sources) {
      outputs.add(source.className());
      if (places.sources().write(source)) {
        written.add(places.sources().file(source.className()));
      }
    }
    List<String> inputs = List.copyOf(any.sources().files().keySet());
    return new GenerationState.Entry(inputs, inputHash(inputs), outputs, outputHash(outputs));
  }

  /** Whether no other program makes a class of the same name. */
  private boolean claims(String program, GenerationState.Entry entry) {
    for (String output : entry.outputs()) {
      String owner = owners.putIfAbsent(output, program);
      if (owner != null) {
        messages.error(
            program, "the class `" + output + "` is generated from `" + owner + "` already");
        return false;
      }
    }
    return true;
  }

  private List<Path> deleteOrphans(GenerationState before, GenerationState after)
      throws IOException {
    Set<String> kept = new HashSet<>(after.outputs());
    List<Path> deleted = new ArrayList<>();
    for (String output : before.outputs()) {
      Path file = places.sources().file(output);
      if (!kept.contains(output) && Files.deleteIfExists(file)) {
        deleted.add(file);
        deleteEmptyFolders(file.getParent());
      }
    }
    return deleted;
  }

  private void deleteEmptyFolders(@Nullable Path folder) throws IOException {
    Path root = places.sources().root();
    Path current = folder;
    while (current != null && current.startsWith(root) && !current.equals(root)) {
      try (var files = Files.list(current)) {
        if (files.findAny().isPresent()) {
          return;
        }
      }
      Files.delete(current);
      current = current.getParent();
    }
  }
}
