package org.adjoint.compiler.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.adjoint.compiler.autodiff.Gradients;
import org.adjoint.compiler.ir.Value;

/** Compares derivatives with central finite differences along random directions. */
final class GradientCheck {
  private static final double STEP = 1e-6;
  private static final double RELATIVE = 1e-3;
  private static final double ABSOLUTE = 1e-5;
  private static final int DIRECTIONS = 4;

  private final Setting setting;
  private final List<Value> leaves;

  /** Checks with respect to the given leaves. */
  GradientCheck(Setting setting, List<Value> leaves) {
    this.setting = setting;
    this.leaves = leaves;
  }

  /** The gradients of a random projection, after comparison. */
  List<Value> first(Value value) {
    return agree(setting.projection(value));
  }

  /** Compares the gradients of a random projection, and those of a random projection of them. */
  void second(Value value) {
    List<Value> gradients = first(value);
    List<Value> projections = new ArrayList<>();
    gradients.forEach(gradient -> projections.add(setting.projection(gradient)));
    Value sum = projections.stream().reduce(setting.algebra()::add).orElseThrow();
    agree(sum);
  }

  private List<Value> agree(Value scalar) {
    List<Value> gradients = Gradients.of(setting.graph(), scalar, leaves);
    for (int i = 0; i < leaves.size(); i++) {
      assertThat(gradients.get(i).type()).isEqualTo(leaves.get(i).type());
    }
    List<double[]> slopes = gradients.stream().map(setting::evaluate).toList();
    for (int round = 0; round < DIRECTIONS; round++) {
      List<double[]> directions =
          slopes.stream().map(slope -> setting.direction(slope.length)).toList();
      double expected =
          (setting.moved(scalar, leaves, directions, STEP)
                  - setting.moved(scalar, leaves, directions, -STEP))
              / (2 * STEP);
      double found = 0;
      for (int i = 0; i < slopes.size(); i++) {
        found += dot(slopes.get(i), directions.get(i));
      }
      assertThat(found).isCloseTo(expected, within(ABSOLUTE + RELATIVE * Math.abs(expected)));
    }
    return gradients;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
