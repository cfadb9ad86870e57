package org.adjoint.cli.watch;

import java.util.List;
import java.util.stream.IntStream;
import org.adjoint.runtime.data.Dataset;
import org.adjoint.runtime.data.LearnedClasses;
import org.adjoint.runtime.data.RowCursor;
import org.adjoint.runtime.json.Json;
import org.adjoint.runtime.program.ElementKind;
import org.adjoint.runtime.program.Port;
import org.adjoint.runtime.program.Program;
import org.adjoint.runtime.program.RuntimeExtents;
import org.adjoint.runtime.program.Signature;
import org.adjoint.runtime.program.StepScalars;
import org.jspecify.annotations.Nullable;

/**
 * How often rows of a class, which gives the line, were taken for rows of another, which gives the
 * column.
 */
record ConfusionMatrix(List<String> classes, int[][] counts) {
  private static final int MOST_CLASSES = 40;

  ConfusionMatrix {
    classes = List.copyOf(classes);
  }

  /** Where the class of a row and the scores of the classes stand. */
  private record Places(int target, int output, int classes) {}

  /**
   * The matrix of a model with one class number a row as target and one score a class as output.
   */
  static @Nullable ConfusionMatrix of(Program program, Dataset rows, Json transforms) {
    Signature signature = program.signature();
    Places places = places(signature);
    if (places == null) {
      return null;
    }
    List<String> learned = LearnedClasses.of(transforms, signature.targets().get(0).name());
    List<String> classes =
        learned.size() == places.classes()
            ? learned
            : IntStream.range(0, places.classes()).mapToObj(Integer::toString).toList();
    ConfusionMatrix matrix =
        new ConfusionMatrix(classes, new int[places.classes()][places.classes()]);
    matrix.count(program, rows, places);
    return matrix;
  }

  private static @Nullable Places places(Signature signature) {
    if (signature.targets().size() != 1) {
      return null;
    }
    Port target = signature.targets().get(0);
    if (target.kind() != ElementKind.INT32 || !target.perRow() || !target.rowShape().isEmpty()) {
      return null;
    }
    for (int i = 0; i < signature.outputs().size(); i++) {
      Port output = signature.outputs().get(i);
      boolean scores = output.kind() == ElementKind.FLOAT32 || output.kind() == ElementKind.FLOAT64;
      if (scores && output.perRow() && output.rowShape().size() == 1) {
        int classes = output.rowShape().get(0);
        if (classes >= 2 && classes <= MOST_CLASSES) {
          return new Places(signature.inputs().size(), i, classes);
        }
      }
    }
    return null;
  }

  private void count(Program program, Dataset rows, Places places) {
    int batch = Math.min(program.capacity(), rows.rows());
    Object[] feed = rows.newFeed(batch);
    StepScalars scalars = new StepScalars();
    int[] extents = RuntimeExtents.of(program.signature(), rows.ports());
    scalars.extents = extents;
    Object[] outputs =
        program.signature().outputs().stream()
            .map(port -> port.fixed(extents).newArray(batch))
            .toArray();
    try (RowCursor cursor = rows.cursor()) {
      cursor.begin();
      for (int from = 0; from < rows.rows(); from += batch) {
        int taken = Math.min(batch, rows.rows() - from);
        cursor.next(taken, feed);
        program.predict(feed, taken, scalars, outputs);
        int[] truth = (int[]) feed[places.target()];
        for (int row = 0; row < taken; row++) {
          if (truth[row] >= 0 && truth[row] < counts.length) {
            counts[truth[row]][likeliest(outputs[places.output()], row)]++;
          }
        }
      }
    }
  }

  /** The first of the greatest scores, as {@code argmax} takes it. */
  private int likeliest(Object scores, int row) {
    int best = 0;
    for (int i = 1; i < counts.length; i++) {
      if (score(scores, row * counts.length + i) > score(scores, row * counts.length + best)) {
        best = i;
      }
    }
    return best;
  }

  private static double score(Object scores, int place) {
    return scores instanceof float[] numbers ? numbers[place] : ((double[]) scores)[place];
  }

  int total() {
    return IntStream.range(0, counts.length).map(i -> IntStream.of(counts[i]).sum()).sum();
  }

  int right() {
    return IntStream.range(0, counts.length).map(i -> counts[i][i]).sum();
  }
}
