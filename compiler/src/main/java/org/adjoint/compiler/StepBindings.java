package org.adjoint.compiler;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.adjoint.compiler.interpret.Tensor;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.ModelInterface;
import org.adjoint.compiler.ir.TensorType;
import org.adjoint.compiler.plan.Placement;
import org.adjoint.compiler.plan.Plan;
import org.adjoint.runtime.program.FlatArrays;
import org.adjoint.runtime.program.StepScalars;
import org.adjoint.runtime.program.Storage;

/** What the leaves of a step's graph stand for, taken from the arrays of the running program. */
final class StepBindings {
  private final Plan plan;
  private final Map<String, Long> symbols;
  private final Map<Leaf, Tensor> bindings = new HashMap<>();

  /** The scalars of a step, and the number of the update that it belongs to. */
  record Moment(StepScalars scalars, int update) {}

  private StepBindings(Plan plan, int rows, StepScalars scalars) {
    this.plan = plan;
    this.symbols = symbols(plan, rows, scalars);
  }

  /** What the symbols of dimensions stand for in a call. */
  static Map<String, Long> symbols(Plan plan, int rows, StepScalars scalars) {
    Map<String, Long> symbols = new HashMap<>();
    List<String> names = plan.model().symbols();
    for (int i = 0; i < names.size(); i++) {
      symbols.put(names.get(i), (long) scalars.extents[i]);
    }
    symbols.put(Dimension.BATCH.toString(), (long) rows);
    return symbols;
  }

  static Map<Leaf, Tensor> of(Plan plan, Storage storage, Object[] feed, int rows, Moment moment) {
    StepBindings step = new StepBindings(plan, rows, moment.scalars());
    ModelInterface model = plan.model();
    step.feed(model.inputs(), feed, 0);
    step.feed(model.targets(), feed, model.inputs().size());
    step.keep(model.parameters(), storage.parameters);
    step.keep(model.slots(), storage.slots);
    step.keep(model.states(), storage.states);
    StepScalars scalars = moment.scalars();
    step.scalar(Leaf.Scalar.SEED, scalars.seed);
    step.scalar(Leaf.Scalar.STEP, scalars.step);
    step.scalar(Leaf.Scalar.UPDATE, moment.update());
    step.scalar(Leaf.Scalar.EPOCH, scalars.epoch);
    step.scalar(Leaf.Scalar.RATE_FACTOR, scalars.learningRateFactor);
    return step.bindings;
  }

  private void scalar(Leaf.Scalar scalar, double number) {
    Leaf leaf = scalar.leaf();
    bindings.put(leaf, Tensor.scalar(leaf.resultType().element(), number));
  }

  private void feed(List<Leaf> leaves, Object[] feed, int first) {
    for (int place = 0; place < leaves.size(); place++) {
      Leaf leaf = leaves.get(place);
      bindings.put(leaf, tensor(leaf.resultType(), feed[first + place], 0));
    }
  }

  private void keep(List<Leaf> leaves, FlatArrays arrays) {
    for (Leaf leaf : leaves) {
      Placement place = plan.places().get(leaf);
      if (place == null) {
        throw new IllegalStateException("nothing stores " + leaf.name());
      }
      Object array =
          switch (leaf.resultType().element()) {
            case FLOAT32 -> arrays.float32;
            case FLOAT64 -> arrays.float64;
            case INT32, BOOL -> arrays.int32;
          };
      int offset = Math.toIntExact(place.offset().constant().constant());
      bindings.put(leaf, tensor(leaf.resultType(), array, offset));
    }
  }

  private Tensor tensor(TensorType type, Object array, int offset) {
    int[] extents =
        type.shape().dimensions().stream()
            .mapToInt(dimension -> Math.toIntExact(dimension.evaluate(symbols)))
            .toArray();
    int end = offset + Math.toIntExact(type.shape().size().evaluate(symbols));
    return switch (type.element()) {
      case FLOAT32 -> Tensor.floats(Arrays.copyOfRange((float[]) array, offset, end), extents);
      case FLOAT64 -> Tensor.doubles(Arrays.copyOfRange((double[]) array, offset, end), extents);
      case INT32 -> Tensor.ints(Arrays.copyOfRange((int[]) array, offset, end), extents);
      case BOOL -> {
        boolean[] truths = new boolean[end - offset];
        for (int i = 0; i < truths.length; i++) {
          truths[i] = ((int[]) array)[offset + i] != 0;
        }
        yield Tensor.bools(truths, extents);
      }
    };
  }
}
