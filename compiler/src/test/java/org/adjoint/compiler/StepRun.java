package org.adjoint.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.adjoint.compiler.interpret.Interpreter;
import org.adjoint.compiler.interpret.Precision;
import org.adjoint.compiler.interpret.Tensor;
import org.adjoint.compiler.ir.GraphFunction;
import org.adjoint.compiler.ir.GraphFunction.Sink;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.ModelInterface;
import org.adjoint.compiler.ir.TensorType;
import org.adjoint.runtime.program.Program;
import org.adjoint.runtime.program.StepScalars;
import org.adjoint.runtime.program.Storage;
import org.adjoint.runtime.work.Team;

/** Training steps of a compiled model on numbers of a seed, compared with the interpreter. */
final class StepRun {
  private static final int SEED = 4;

  /** What of a float's rounding may become of a step in double precision. */
  private static final double ROUNDED = 2e-3;

  private final CompiledModel model;
  private final int rows;
  private final Object[] feed;
  private final Storage storage;
  private final StepScalars scalars = new StepScalars();
  private final float[] measures;

  StepRun(CompiledModel model, int rows) {
    this.model = model;
    this.rows = rows;
    this.feed = feed(model.modelInterface(), rows);
    this.storage = model.factory().newStorage();
    this.measures = new float[model.modelInterface().measures().size()];
    scalars.seed = SEED;
    scalars.epoch = 1;
  }

  /** Checks two steps against the graph before and after it is optimised. */
  static void agreesWithInterpreter(CompiledModel model, int rows) {
    new StepRun(model, rows).steps(2);
  }

  private void steps(int count) {
    try (Team team = Team.of(2)) {
      Program program = model.factory().create(storage, rows, team);
      program.initialize(SEED);
      program.resetMetrics();
      for (int turn = 1; turn <= count; turn++) {
        scalars.step = turn;
        Map<Leaf, Tensor> before = bindings();
        program.step(feed, rows, scalars, measures);
        compare(step(model.optimized()), before, Precision.DECLARED, 0);
        compare(step(model.trainingStep().functions()), before, Precision.DOUBLE, ROUNDED);
      }
    }
  }

  /** What all leaves stand for before the first step. */
  static Map<Leaf, Tensor> beginning(CompiledModel model, int rows) {
    StepRun run = new StepRun(model, rows);
    run.scalars.step = 1;
    try (Team team = Team.of(1)) {
      model.factory().create(run.storage, rows, team).initialize(SEED);
    }
    return run.bindings();
  }

  static GraphFunction step(List<GraphFunction> functions) {
    return functions.stream().filter(each -> each.name().equals("step")).findFirst().orElseThrow();
  }

  private Map<Leaf, Tensor> bindings() {
    return Map.copyOf(
        StepBindings.of(
            model.plan(), storage, feed, rows, new StepBindings.Moment(scalars, scalars.step)));
  }

  private void compare(
      GraphFunction step, Map<Leaf, Tensor> before, Precision precision, double tolerance) {
    Map<Leaf, Tensor> after = bindings();
    List<Tensor> expected =
        Interpreter.of(before, Map.of("batch", (long) rows)).in(precision).evaluate(step.values());
    for (int place = 0; place < expected.size(); place++) {
      Sink sink = step.results().get(place).sink();
      double[] wanted = expected.get(place).toDoubles();
      if (sink instanceof Sink.Update update) {
        close(after.get(update.leaf()).toDoubles(), wanted, update.leaf().name(), tolerance);
      } else if (sink instanceof Sink.Report report) {
        close(new double[] {measures[report.place()]}, wanted, "measure " + report, tolerance);
      }
    }
  }

  /** Checks that elements are finite and as close as a share of their size. */
  static void close(double[] found, double[] wanted, String what, double tolerance) {
    assertThat(found).as(what).hasSameSizeAs(wanted);
    for (int i = 0; i < found.length; i++) {
      assertThat(wanted[i]).as("element %d of %s", i, what).isFinite();
      assertThat(found[i])
          .as("element %d of %s", i, what)
          .isCloseTo(wanted[i], within(tolerance * (1 + Math.abs(wanted[i]))));
    }
  }

  /** Class numbers are 0 or 1, which every model here has a place for. */
  static Object[] feed(ModelInterface model, int rows) {
    Random random = new Random(3);
    List<Object> feed = new ArrayList<>();
    for (Leaf leaf : Stream.concat(model.inputs().stream(), model.targets().stream()).toList()) {
      feed.add(array(leaf.resultType(), rows, random));
    }
    return feed.toArray();
  }

  private static Object array(TensorType type, int rows, Random random) {
    int size = Math.toIntExact(type.shape().size().evaluate(Map.of("batch", (long) rows)));
    return switch (type.element()) {
      case FLOAT32 -> {
        float[] floats = new float[size];
        for (int i = 0; i < size; i++) {
          floats[i] = random.nextFloat();
        }
        yield floats;
      }
      case FLOAT64 -> random.doubles(size).toArray();
      case INT32, BOOL -> random.ints(size, 0, 2).toArray();
    };
  }
}
