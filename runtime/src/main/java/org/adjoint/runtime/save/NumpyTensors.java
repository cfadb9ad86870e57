package org.adjoint.runtime.save;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.adjoint.runtime.array.NpyFile;
import org.adjoint.runtime.array.NpzFile;
import org.adjoint.runtime.array.NumberArray;
import org.adjoint.runtime.program.ElementKind;
import org.adjoint.runtime.program.FlatArrays;
import org.adjoint.runtime.program.Persistent;
import org.jspecify.annotations.Nullable;

/** Tensors that NumPy has saved: an archive of them, or one in a file of its name. */
final class NumpyTensors implements TensorFile {
  private static final String SINGLE = ".npy";

  private final Path path;
  private final Map<String, NumberArray> arrays;

  private NumpyTensors(Path path, Map<String, NumberArray> arrays) {
    this.path = path;
    this.arrays = arrays;
  }

  static NumpyTensors open(Path path) {
    Map<String, NumberArray> arrays = new LinkedHashMap<>();
    String file = String.valueOf(path.getFileName());
    try {
      TensorFile.requireOrdinary(path);
      if (file.endsWith(SINGLE)) {
        String name = file.substring(0, file.length() - SINGLE.length());
        arrays.put(name, NpyFile.read(path, file));
        return new NumpyTensors(path, arrays);
      }
      try (NpzFile archive = NpzFile.open(path, file)) {
        for (String name : archive.names()) {
          arrays.put(name, archive.read(name));
        }
      }
      return new NumpyTensors(path, arrays);
    } catch (NoSuchFileException e) {
      throw new SavedModelException(path.toString(), "there is no such file");
    } catch (IOException e) {
      throw new SavedModelException(path.toString(), String.valueOf(e.getMessage()), null, e);
    }
  }

  @Override
  public Set<String> names() {
    return arrays.keySet();
  }

  /** NumPy's usual number is of 64 bits, so any floating-point number may become any other. */
  @Override
  public @Nullable String misfit(String name, Persistent tensor) {
    NumberArray array = arrays.get(name);
    if (array == null) {
      return "it has no '" + name + "'";
    }
    boolean floating = tensor.kind() == ElementKind.FLOAT32 || tensor.kind() == ElementKind.FLOAT64;
    boolean one = tensor.shape().isEmpty() && array.shape().equals(List.of(1));
    if ((one || array.shape().equals(tensor.shape())) && array.type().floating() == floating) {
      return null;
    }
    TensorType wanted = new TensorType(tensor.kind(), tensor.shape());
    return "'"
        + name
        + "' is "
        + array.type()
        + " "
        + array.shape()
        + " in it, but "
        + wanted
        + " in the model";
  }

  @Override
  public void read(List<StoredTensor> tensors) {
    for (StoredTensor stored : tensors) {
      NumberArray array = arrays.get(stored.name());
      if (array == null) {
        throw new IllegalArgumentException("not such a tensor: " + stored.name());
      }
      double[] numbers = new double[stored.tensor().size()];
      int rowSize = numbers.length / array.rows();
      for (int row = 0; row < array.rows(); row++) {
        array.read(row, numbers, row * rowSize);
      }
      put(numbers, stored);
    }
  }

  private void put(double[] numbers, StoredTensor stored) {
    FlatArrays arrays = stored.arrays();
    int at = stored.tensor().offset();
    for (int i = 0; i < numbers.length; i++) {
      switch (stored.tensor().kind()) {
        case FLOAT32 -> arrays.float32[at + i] = (float) numbers[i];
        case FLOAT64 -> arrays.float64[at + i] = numbers[i];
        case INT32, BOOL -> arrays.int32[at + i] = whole(numbers[i], stored);
      }
    }
  }

  private int whole(double number, StoredTensor stored) {
    if (number != (int) number) {
      throw fault(
          "'" + stored.name() + "' holds " + number + ", which no int of the model can be", "");
    }
    return (int) number;
  }

  @Override
  public SavedModelException fault(String message, String hint) {
    return new SavedModelException(path.toString(), message, hint.isEmpty() ? null : hint, null);
  }
}
