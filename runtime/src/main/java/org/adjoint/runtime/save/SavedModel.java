package org.adjoint.runtime.save;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.adjoint.runtime.AdjointException;
import org.adjoint.runtime.json.Json;
import org.adjoint.runtime.json.JsonException;
import org.adjoint.runtime.program.FlatArrays;
import org.adjoint.runtime.program.Persistent;
import org.adjoint.runtime.program.Signature;
import org.adjoint.runtime.program.Storage;
import org.adjoint.runtime.train.TrainingCheckpoint;
import org.adjoint.runtime.train.TrainingProgress;

/**
 * A model in a safetensors file. Tensors under plain names are the model to predict with; where the
 * best and the last model are both kept, the other one's names begin with {@code last:} or {@code
 * best:}. The metadata holds the program, the fitted transforms and the state of training.
 */
public final class SavedModel {
  private static final String VERSION = "2";

  /** It is as the current one, but for the digest. */
  private static final String VERSION_WITHOUT_DIGEST = "1";

  private static final String LAST = "last:";
  private static final String BEST = "best:";

  private final SafetensorsFile file;
  private final ModelDescription description;
  private final TrainingProgress progress;

  private SavedModel(
      SafetensorsFile file, ModelDescription description, TrainingProgress progress) {
    this.file = file;
    this.description = description;
    this.progress = progress;
  }

  /** Writes a file, as a whole or not at all. */
  public static void write(
      Path path, Signature signature, ModelDescription description, TrainingCheckpoint moment) {
    boolean bestCounts = moment.best() != null && moment.bestCounts();
    List<StoredTensor> tensors = new ArrayList<>();
    addModel(tensors, bestCounts ? LAST : "", signature, moment.last());
    add(tensors, "", signature.slots(), moment.last().slots);
    if (moment.best() != null) {
      addModel(tensors, bestCounts ? "" : BEST, signature, moment.best());
    }
    SafetensorsFile.write(path, metadata(description, moment.progress()), tensors);
  }

  private static void addModel(
      List<StoredTensor> tensors, String prefix, Signature signature, Storage storage) {
    add(tensors, prefix, signature.parameters(), storage.parameters);
    add(tensors, prefix, signature.states(), storage.states);
  }

  private static void add(
      List<StoredTensor> tensors, String prefix, List<Persistent> added, FlatArrays arrays) {
    for (Persistent tensor : added) {
      tensors.add(new StoredTensor(prefix + tensor.name(), tensor, arrays));
    }
  }

  private static Map<String, String> metadata(
      ModelDescription description, TrainingProgress progress) {
    Json.Fields files = Json.fields();
    for (Map.Entry<String, String> entry : description.files().entrySet()) {
      files = files.with(entry.getKey(), Json.of(entry.getValue()));
    }
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("adjoint.version", VERSION);
    metadata.put("adjoint.model", description.model());
    metadata.put("adjoint.source", files.text());
    metadata.put("adjoint.constants", description.constants().text());
    metadata.put("adjoint.run", description.run().text());
    metadata.put("adjoint.transforms", description.transforms().text());
    metadata.put("adjoint.training", progress.toJson().text());
    return metadata;
  }

  /** Reads what a file says of itself; its tensors are read later, for a signature. */
  public static SavedModel open(Path path) {
    SafetensorsFile file = SafetensorsFile.open(path);
    Map<String, String> metadata = file.header().metadata();
    String version = metadata.get("adjoint.version");
    boolean current = VERSION.equals(version);
    if (!current && !VERSION_WITHOUT_DIGEST.equals(version)) {
      throw file.fault(
          version == null
              ? "this safetensors file was not written by Adjoint"
              : "this model was saved in version " + version + " of the format",
          "a model that `train --out` wrote is needed, of this version or an older one");
    }
    try {
      if (current) {
        text(metadata, FileDigest.KEY);
      }
      Map<String, String> files = new LinkedHashMap<>();
      json(metadata, "adjoint.source")
          .asFields()
          .entries()
          .forEach((name, text) -> files.put(name, text.asText()));
      ModelDescription description =
          new ModelDescription(
              text(metadata, "adjoint.model"),
              files,
              json(metadata, "adjoint.constants"),
              json(metadata, "adjoint.run"),
              json(metadata, "adjoint.transforms"));
      return new SavedModel(
          file, description, TrainingProgress.fromJson(json(metadata, "adjoint.training")));
    } catch (AdjointException | IllegalArgumentException e) {
      throw file.fault("its description is damaged: " + e.getMessage(), "save the model again");
    }
  }

  private static String text(Map<String, String> metadata, String name) {
    String text = metadata.get(name);
    if (text == null) {
      throw new JsonException("there is no '" + name + "'");
    }
    return text;
  }

  private static Json json(Map<String, String> metadata, String name) {
    return Json.parse(text(metadata, name));
  }

  /** The program, its constants and its transforms. */
  public ModelDescription description() {
    return description;
  }

  /** How far training had come. */
  public TrainingProgress progress() {
    return progress;
  }

  /** The model to predict with. */
  public Storage model(Signature signature) {
    Storage storage = new Storage(signature);
    List<StoredTensor> tensors = new ArrayList<>();
    addModel(tensors, "", signature, storage);
    read(tensors, signature);
    return storage;
  }

  /** All that is needed to go on with training. */
  public TrainingCheckpoint checkpoint(Signature signature) {
    boolean bestCounts = has(LAST);
    boolean keptBest = bestCounts || has(BEST);
    Storage last = new Storage(signature);
    Storage best = keptBest ? new Storage(signature) : null;
    List<StoredTensor> tensors = new ArrayList<>();
    addModel(tensors, bestCounts ? LAST : "", signature, last);
    add(tensors, "", signature.slots(), last.slots);
    if (best != null) {
      addModel(tensors, bestCounts ? "" : BEST, signature, best);
    }
    read(tensors, signature);
    return new TrainingCheckpoint(progress, last, best, bestCounts);
  }

  private boolean has(String prefix) {
    return file.header().tensors().keySet().stream().anyMatch(name -> name.startsWith(prefix));
  }

  private void read(List<StoredTensor> tensors, Signature signature) {
    for (StoredTensor stored : tensors) {
      String misfit = file.misfit(stored.name(), stored.tensor());
      if (misfit != null) {
        throw unfit(misfit);
      }
    }
    Set<String> known = new HashSet<>();
    for (List<Persistent> some :
        List.of(signature.parameters(), signature.slots(), signature.states())) {
      some.forEach(tensor -> known.add(tensor.name()));
    }
    for (String name : file.header().tensors().keySet()) {
      if (!known.contains(name.replaceFirst("^(last|best):", ""))) {
        throw unfit("it has '" + name + "', which the model does not have");
      }
    }
    file.read(tensors);
  }

  private SavedModelException unfit(String what) {
    return file.fault(
        "the saved model does not fit: " + what,
        "the program has changed since it was saved; train it anew, or use the saved program");
  }
}
