package org.adjoint.runtime.save;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.adjoint.runtime.NearName;
import org.adjoint.runtime.array.NpzWriter;
import org.adjoint.runtime.file.FileFault;
import org.adjoint.runtime.program.NamePattern;
import org.adjoint.runtime.program.Persistent;
import org.adjoint.runtime.program.Signature;
import org.adjoint.runtime.program.Storage;

/**
 * Parameters and states by name, in a file that any model may be loaded from: a saved model or any
 * other {@code safetensors} file, an {@code npz} archive, or an {@code npy} file that is called as
 * the one parameter it holds.
 */
public final class Weights {
  private final TensorFile file;

  private Weights(TensorFile file) {
    this.file = file;
  }

  /**
   * Opens a file.
   *
   * @throws org.adjoint.runtime.AdjointException where it cannot be read or is damaged
   */
  public static Weights open(Path path) {
    String name = path.toString().toLowerCase(Locale.ROOT);
    boolean numpy = name.endsWith(".npz") || name.endsWith(".npy");
    return new Weights(numpy ? NumpyTensors.open(path) : SafetensorsFile.open(path));
  }

  /**
   * Fills the parameters and states of a model, or only those whose names are like one of {@code
   * only}; the others stay as they are. Nothing is changed where something does not fit.
   *
   * @param only names in which {@code *} stands for any text; empty for all, of which the file must
   *     then have each, and no other
   * @return the names of what was filled
   * @throws SavedModelException where the file lacks a tensor or has it in another type or shape,
   *     or where nothing of the model is called as is asked for
   */
  public List<String> load(Signature model, Storage storage, List<String> only) {
    Map<String, StoredTensor> known = tensors(model, storage);
    Set<String> wanted = new LinkedHashSet<>();
    for (String text : only) {
      NamePattern pattern = new NamePattern(text);
      List<String> some = known.keySet().stream().filter(pattern::matches).toList();
      if (some.isEmpty()) {
        throw file.fault(
            "the model has nothing called '" + text + "' to load", advice(text, known.keySet()));
      }
      wanted.addAll(some);
    }
    if (only.isEmpty()) {
      wanted.addAll(known.keySet());
      requireNoOther(model, known.keySet());
    }
    List<StoredTensor> loaded = new ArrayList<>();
    known.forEach(
        (name, tensor) -> {
          if (wanted.contains(name)) {
            loaded.add(tensor);
          }
        });
    loaded.forEach(this::requireFit);
    file.read(loaded);
    return loaded.stream().map(StoredTensor::name).toList();
  }

  /** What a model keeps by name, without what the optimiser and the metrics keep for themselves. */
  private static Map<String, StoredTensor> tensors(Signature model, Storage storage) {
    Map<String, StoredTensor> tensors = new LinkedHashMap<>();
    for (Persistent parameter : model.parameters()) {
      tensors.put(
          parameter.name(), new StoredTensor(parameter.name(), parameter, storage.parameters));
    }
    for (Persistent state : model.states()) {
      if (!model.metricStates().contains(state.name())) {
        tensors.put(state.name(), new StoredTensor(state.name(), state, storage.states));
      }
    }
    return tensors;
  }

  private static String advice(String text, Set<String> known) {
    String near = NearName.hint(text, known);
    return near == null ? "it has " + String.join(", ", known) : near;
  }

  private void requireFit(StoredTensor tensor) {
    String misfit = file.misfit(tensor.name(), tensor.tensor());
    if (misfit != null) {
      throw file.fault(
          "it does not fit the model: " + misfit,
          "name what is to be loaded, as \"encode.*\", to leave the rest as it begins");
    }
  }

  /** A saved model has more than its weights: an optimiser's slots, a second model. */
  private void requireNoOther(Signature model, Set<String> known) {
    for (String name : file.names()) {
      boolean ofTraining = name.contains("/") || name.contains(":");
      if (!known.contains(name) && !model.metricStates().contains(name) && !ofTraining) {
        throw file.fault(
            "it has '" + name + "', which the model does not have", advice(name, known));
      }
    }
  }

  /**
   * Writes the parameters and states of a model: as an archive for NumPy where the file is called
   * {@code .npz}, or else as a {@code safetensors} file without anything else.
   *
   * @throws SavedModelException where it cannot be written
   */
  public static void write(Path path, Signature model, Storage storage) {
    List<StoredTensor> tensors = List.copyOf(tensors(model, storage).values());
    if (!path.toString().toLowerCase(Locale.ROOT).endsWith(".npz")) {
      SafetensorsFile.write(path, Map.of(), tensors);
      return;
    }
    try {
      NpzWriter.write(
          path,
          archive -> {
            for (StoredTensor stored : tensors) {
              archive.add(
                  stored.name(),
                  NpyTypes.of(stored.tensor().kind()),
                  stored.tensor().shape(),
                  channel -> new TensorBytes().write(stored, channel));
            }
          });
    } catch (IOException e) {
      throw new SavedModelException(
          path.toString(), "it cannot be written: " + FileFault.reason(e), null, e);
    }
  }
}
