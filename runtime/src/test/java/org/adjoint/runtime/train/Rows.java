package org.adjoint.runtime.train;

import java.util.List;
import org.adjoint.runtime.data.Dataset;
import org.adjoint.runtime.data.TrainingData;
import org.adjoint.runtime.json.Json;
import org.jspecify.annotations.Nullable;

/** Makes small data sets for tests. */
final class Rows {
  private Rows() {}

  static Dataset of(float[] x, float[] y) {
    return new Dataset(List.of(LinearProgram.X, LinearProgram.Y), new Object[] {x, y}, x.length);
  }

  static Dataset inputs(int rows) {
    return new Dataset(List.of(LinearProgram.X), new Object[] {new float[rows]}, rows);
  }

  /** x = 0, 0.01, 0.02, …; y = 3 x − 1. */
  static Dataset line(int rows) {
    float[] x = new float[rows];
    float[] y = new float[rows];
    for (int i = 0; i < rows; i++) {
      x[i] = i * 0.01f;
      y[i] = 3 * x[i] - 1;
    }
    return of(x, y);
  }

  static TrainingData training(Dataset rows, @Nullable Dataset validation) {
    return new TrainingData(rows, validation, Json.fields(), List.of());
  }
}
