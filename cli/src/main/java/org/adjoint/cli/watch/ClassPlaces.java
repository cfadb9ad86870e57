package org.adjoint.cli.watch;

import java.util.List;
import java.util.Set;
import org.adjoint.runtime.program.ElementKind;
import org.adjoint.runtime.program.Port;
import org.adjoint.runtime.program.Signature;
import org.jspecify.annotations.Nullable;

/**
 * Where a program takes the class of a row, and where it gives what it thinks of it.
 *
 * @param target the place of the class in the feed
 * @param output the place of the scores among the outputs
 * @param scores how many a row has: one for each class, or one alone, the probability of the second
 *     of two classes
 */
record ClassPlaces(int target, int output, int scores) {
  private static final int MOST_CLASSES = 40;

  /**
   * Those of a model with one class number a row as target, and one score a class or one
   * probability as output.
   *
   * @param probabilities names of the outputs whose numbers are between 0 and 1 by themselves
   */
  static @Nullable ClassPlaces of(Signature signature, Set<String> probabilities) {
    if (signature.targets().size() != 1) {
      return null;
    }
    Port target = signature.targets().get(0);
    boolean single = target.perRow() && isOne(target.rowShape());
    boolean number = single && target.kind() == ElementKind.INT32 && target.rowShape().isEmpty();
    for (int i = 0; i < signature.outputs().size(); i++) {
      Port output = signature.outputs().get(i);
      boolean floats = output.kind() == ElementKind.FLOAT32 || output.kind() == ElementKind.FLOAT64;
      if (!floats || !output.perRow()) {
        continue;
      }
      List<Integer> shape = output.rowShape();
      if (single && isOne(shape) && probabilities.contains(output.name())) {
        return new ClassPlaces(signature.inputs().size(), i, 1);
      }
      boolean each = shape.size() == 1 && shape.get(0) >= 2 && shape.get(0) <= MOST_CLASSES;
      if (number && each) {
        return new ClassPlaces(signature.inputs().size(), i, shape.get(0));
      }
    }
    return null;
  }

  private static boolean isOne(List<Integer> rowShape) {
    return rowShape.stream().allMatch(extent -> extent == 1);
  }

  int classes() {
    return Math.max(2, scores);
  }

  /** The class that a row of a feed has; negative for a number that is none. */
  int truth(Object[] feed, int row) {
    double number = number(feed[target], row);
    return number == Math.rint(number) && number >= 0 && number < classes() ? (int) number : -1;
  }

  /** The first of the greatest scores, as {@code argmax} takes it, or the likelier of two. */
  int said(Object[] outputs, int row) {
    Object given = outputs[output];
    if (scores == 1) {
      return number(given, row) > 0.5 ? 1 : 0;
    }
    int best = 0;
    for (int i = 1; i < scores; i++) {
      if (number(given, row * scores + i) > number(given, row * scores + best)) {
        best = i;
      }
    }
    return best;
  }

  private static double number(Object array, int place) {
    if (array instanceof int[] numbers) {
      return numbers[place];
    }
    return array instanceof float[] numbers ? numbers[place] : ((double[]) array)[place];
  }
}
