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
import org.adjoint.compiler.plan.Plan;
import org.adjoint.runtime.program.Program;
import org.adjoint.runtime.program.StepScalars;
import org.adjoint.runtime.program.Storage;
import org.adjoint.runtime.work.Team;

/** Steps of a compiled model with random rows, held against what the interpreter makes of them. */
final class StepOracle implements AutoCloseable {
  private static final int SEED = 4;

  /** What of a float's rounding may become of a step in double precision. */
  private static final double ROUNDED = 2e-3;

  private final CompiledModel model;
  private final int rows;
  private final Storage storage;
  private final Team team;
  private final Program program;
  private final StepScalars scalars = new StepScalars();
  private final float[] measures;

  /**
   * @param threads how many share the work
   * @param extents how large the dimensions are that vary beside the batch
   */
  StepOracle(CompiledModel model, int rows, int threads, int... extents) {
    this.model = model;
    this.rows = rows;
    this.storage = model.factory().newStorage();
    this.team = Team.of(threads);
    this.program = model.factory().create(storage, rows, team);
    this.measures = new float[model.modelInterface().measures().size()];
    scalars.seed = SEED;
    scalars.epoch = 1;
    scalars.extents = extents.clone();
    program.initialize(SEED);
    program.resetMetrics();
  }

  /** Checks two steps against the graph before and after it is optimised. */
  static void agreesWithInterpreter(CompiledModel model, int rows) {
    try (StepOracle oracle = new StepOracle(model, rows, 2)) {
      oracle.stepAsTheInterpreter(ROUNDED);
      oracle.stepAsTheInterpreter(ROUNDED);
    }
  }

  /** What all leaves stand for in the first step. */
  static Map<Leaf, Tensor> beginning(CompiledModel model, int rows) {
    try (StepOracle oracle = new StepOracle(model, rows, 1)) {
      oracle.scalars.step = 1;
      return oracle.bindings(oracle.feed());
    }
  }

  /** The rows of the first step. */
  static Object[] feed(CompiledModel model, int rows) {
    try (StepOracle oracle = new StepOracle(model, rows, 1)) {
      oracle.scalars.step = 1;
      return oracle.feed();
    }
  }

  /** The parameters of 32 bits as they are now. */
  float[] parameters() {
    return storage.parameters.float32.clone();
  }

  /** The loss and the metrics of the last step. */
  float[] measures() {
    return measures.clone();
  }

  /** Does a step. */
  void step() {
    scalars.step++;
    program.step(feed(), rows, scalars, measures);
  }

  /**
   * Does a step as the optimised graph says, bit for bit, and as the graph of the program says in
   * 64 bits, within a tolerance.
   */
  void stepAsTheInterpreter(double tolerance) {
    scalars.step++;
    Object[] feed = feed();
    Map<Leaf, Tensor> before = bindings(feed);
    program.step(feed, rows, scalars, measures);
    Map<Leaf, Tensor> after = bindings(feed);
    compare(step(model.optimized()), before, Precision.DECLARED, after, 0);
    compare(step(model.trainingStep().functions()), before, Precision.DOUBLE, after, tolerance);
  }

  /** The function that is a training step. */
  static GraphFunction step(List<GraphFunction> functions) {
    return functions.stream().filter(each -> each.name().equals("step")).findFirst().orElseThrow();
  }

  private Map<Leaf, Tensor> bindings(Object[] feed) {
    StepBindings.Moment moment = new StepBindings.Moment(scalars, scalars.step);
    return Map.copyOf(StepBindings.of(model.plan(), storage, feed, rows, moment));
  }

  private Map<String, Long> symbols() {
    Plan plan = model.plan();
    return StepBindings.symbols(plan, rows, scalars);
  }

  private void compare(
      GraphFunction step,
      Map<Leaf, Tensor> before,
      Precision precision,
      Map<Leaf, Tensor> after,
      double tolerance) {
    List<Tensor> expected = Interpreter.of(before, symbols()).in(precision).evaluate(step.values());
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
      if (Math.abs(found[i] - wanted[i]) > tolerance * (1 + Math.abs(wanted[i]))) {
        assertThat(found[i])
            .as("element %d of %s", i, what)
            .isCloseTo(wanted[i], within(tolerance * (1 + Math.abs(wanted[i]))));
      }
    }
  }

  /** Class numbers are 0 or 1, which every model has a place for. */
  private Object[] feed() {
    ModelInterface leaves = model.modelInterface();
    Random random = new Random(3 + scalars.step);
    List<Object> feed = new ArrayList<>();
    for (Leaf leaf : Stream.concat(leaves.inputs().stream(), leaves.targets().stream()).toList()) {
      feed.add(array(leaf.resultType(), random));
    }
    return feed.toArray();
  }

  private Object array(TensorType type, Random random) {
    int size = Math.toIntExact(type.shape().size().evaluate(symbols()));
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

  @Override
  public void close() {
    team.close();
  }
}
