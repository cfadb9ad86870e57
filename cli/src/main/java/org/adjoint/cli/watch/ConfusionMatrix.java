package org.adjoint.cli.watch;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.adjoint.runtime.data.Dataset;
import org.adjoint.runtime.data.LearnedClasses;
import org.adjoint.runtime.data.RowCursor;
import org.adjoint.runtime.json.Json;
import org.adjoint.runtime.program.Program;
import org.adjoint.runtime.program.RuntimeExtents;
import org.adjoint.runtime.program.Signature;
import org.adjoint.runtime.program.StepScalars;
import org.jspecify.annotations.Nullable;

/**
 * How often rows of a class, which gives the line, were taken for rows of another, which gives the
 * column.
 *
 * @param measured how many rows, from the first, were looked at
 */
record ConfusionMatrix(List<String> classes, int[][] counts, int measured) {
  ConfusionMatrix {
    classes = List.copyOf(classes);
  }

  /**
   * The matrix of a model that tells classes apart; null for one that does not.
   *
   * @param probabilities names of the outputs whose numbers are between 0 and 1 by themselves
   * @param transforms what the transforms of the data learned
   * @param deadline when no further batch is begun
   */
  static @Nullable ConfusionMatrix of(
      Program program,
      Dataset rows,
      Json transforms,
      Set<String> probabilities,
      Deadline deadline) {
    Signature signature = program.signature();
    ClassPlaces places = ClassPlaces.of(signature, probabilities);
    if (places == null) {
      return null;
    }
    List<String> learned = LearnedClasses.of(transforms, signature.targets().get(0).name());
    List<String> classes =
        learned.size() == places.classes()
            ? learned
            : IntStream.range(0, places.classes()).mapToObj(Integer::toString).toList();
    int[][] counts = new int[places.classes()][places.classes()];
    int measured = count(program, rows, places, counts, deadline);
    ConfusionMatrix matrix = new ConfusionMatrix(classes, counts, measured);
    return matrix.total() == 0 ? null : matrix;
  }

  private static int count(
      Program program, Dataset rows, ClassPlaces places, int[][] counts, Deadline deadline) {
    int batch = Math.min(program.capacity(), rows.rows());
    Object[] feed = rows.newFeed(batch);
    StepScalars scalars = new StepScalars();
    int[] extents = RuntimeExtents.of(program.signature(), rows.ports());
    scalars.extents = extents;
    Object[] outputs =
        program.signature().outputs().stream()
            .map(port -> port.fixed(extents).newArray(batch))
            .toArray();
    int from = 0;
    try (RowCursor cursor = rows.cursor()) {
      cursor.begin();
      while (from < rows.rows() && (from == 0 || !deadline.isPast())) {
        int taken = Math.min(batch, rows.rows() - from);
        cursor.next(taken, feed);
        program.predict(feed, taken, scalars, outputs);
        for (int row = 0; row < taken; row++) {
          int truth = places.truth(feed, row);
          if (truth >= 0) {
            counts[truth][places.said(outputs, row)]++;
          }
        }
        from += taken;
      }
    }
    return from;
  }

  int total() {
    return IntStream.range(0, counts.length).map(i -> IntStream.of(counts[i]).sum()).sum();
  }

  int right() {
    return IntStream.range(0, counts.length).map(i -> counts[i][i]).sum();
  }
}
