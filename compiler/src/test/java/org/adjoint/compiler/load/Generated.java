package org.adjoint.compiler.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.adjoint.compiler.emit.Emitter;
import org.adjoint.compiler.emit.JavaSource;
import org.adjoint.compiler.emit.Target;
import org.adjoint.compiler.interpret.Interpreter;
import org.adjoint.compiler.interpret.Tensor;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.GraphFunction;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.ModelInterface;
import org.adjoint.compiler.ir.TensorType;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.plan.Plan;
import org.adjoint.compiler.plan.Planner;
import org.adjoint.runtime.program.Program;
import org.adjoint.runtime.program.StepScalars;
import org.adjoint.runtime.work.Team;

/** Runs values as generated code, as a prediction of them, and compares with the interpreter. */
final class Generated {
  /** A model and the source it was made from. */
  record Built(LoadedModel model, JavaSource source) {}

  private Generated() {}

  /** Checks that generated code, for each target and team, gives the interpreter's bits. */
  static void agreesWithInterpreter(List<Value> values, Map<Leaf, Tensor> inputs, int rows) {
    Map<Leaf, Tensor> bindings = new HashMap<>(inputs);
    for (Leaf.Scalar scalar : Leaf.Scalar.values()) {
      ElementType element = scalar.leaf().resultType().element();
      bindings.put(scalar.leaf(), Tensor.scalar(element, 3));
    }
    List<Tensor> expected = Interpreter.of(bindings, Map.of("batch", (long) rows)).evaluate(values);
    for (int lanes : new int[] {1, 4, 8, 16}) {
      for (int threads : new int[] {1, 2, 3}) {
        List<Object> found = run(values, inputs, rows, new Target(lanes), threads);
        for (int place = 0; place < values.size(); place++) {
          compare(
              expected.get(place),
              found.get(place),
              values.get(place) + " with " + lanes + " lanes, " + threads + " threads");
        }
      }
    }
  }

  private static void compare(Tensor expected, Object found, String what) {
    if (found instanceof float[] floats) {
      float[] wanted = expected.toFloats();
      assertThat(floats).as(what).hasSize(wanted.length);
      for (int i = 0; i < wanted.length; i++) {
        assertThat(Float.floatToIntBits(floats[i]))
            .as("element %d of %s: %s, not %s", i, what, floats[i], wanted[i])
            .isEqualTo(Float.floatToIntBits(wanted[i]));
      }
    } else if (found instanceof int[] ints) {
      assertThat(ints).as(what).isEqualTo(expected.toInts());
    } else {
      assertThat((double[]) found).as(what).isEqualTo(expected.toDoubles());
    }
  }

  /** Values of some inputs as the prediction of a model. */
  static Built build(List<Value> values, List<Leaf> leaves, Target target, int rows) {
    List<ModelInterface.Output> outputs = new ArrayList<>();
    List<GraphFunction.Result> results = new ArrayList<>();
    for (int place = 0; place < values.size(); place++) {
      outputs.add(new ModelInterface.Output("out" + place, values.get(place).type()));
      results.add(
          new GraphFunction.Result(new GraphFunction.Sink.Deliver(place), values.get(place)));
    }
    ModelInterface model =
        new ModelInterface(
            "Test", "", leaves, List.of(), outputs, List.of(), List.of(), List.of(), List.of(),
            List.of(), Map.of());
    Plan plan = Planner.plan(model, List.of(new GraphFunction("predict", results)));
    JavaSource source = Emitter.emit(plan, target, "", rows);
    try {
      return new Built(LoadedModel.load(source, plan), source);
    } catch (IllegalStateException failure) {
      throw new AssertionError(source.text(), failure);
    }
  }

  private static List<Object> run(
      List<Value> values, Map<Leaf, Tensor> inputs, int rows, Target target, int threads) {
    List<Leaf> leaves = new ArrayList<>(inputs.keySet());
    Built built = build(values, leaves, target, threads == 3 ? 1_000_000 : rows);
    StepScalars scalars = new StepScalars();
    scalars.seed = 3;
    scalars.batchNumber = 3;
    scalars.epoch = 3;
    scalars.learningRateFactor = 3;
    Object[] found = new Object[values.size()];
    try (Team team = Team.of(threads)) {
      LoadedModel loaded = built.model();
      Program program = loaded.create(loaded.newStorage(), rows, team);
      for (int place = 0; place < found.length; place++) {
        found[place] = array(values.get(place).type(), rows);
      }
      Object[] feed = leaves.stream().map(leaf -> array(inputs.get(leaf))).toArray();
      program.predict(feed, rows, scalars, found);
    } catch (RuntimeException | Error failure) {
      throw new AssertionError(built.source().text(), failure);
    }
    return List.of(found);
  }

  private static Object array(Tensor tensor) {
    return switch (tensor.element()) {
      case FLOAT32 -> tensor.toFloats();
      case FLOAT64 -> tensor.toDoubles();
      case INT32, BOOL -> tensor.toInts();
    };
  }

  private static Object array(TensorType type, int rows) {
    Dimension size = type.shape().size();
    int count = Math.toIntExact(size.evaluate(Map.of("batch", (long) rows)));
    return switch (type.element()) {
      case FLOAT32 -> new float[count];
      case FLOAT64 -> new double[count];
      case INT32, BOOL -> new int[count];
    };
  }
}
