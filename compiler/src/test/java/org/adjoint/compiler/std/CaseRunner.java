package org.adjoint.compiler.std;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.adjoint.compiler.check.CheckedProgram;
import org.adjoint.compiler.check.Checker;
import org.adjoint.compiler.check.ImportReader;
import org.adjoint.compiler.diagnostic.Diagnostics;
import org.adjoint.compiler.interpret.Interpreter;
import org.adjoint.compiler.interpret.Precision;
import org.adjoint.compiler.interpret.Tensor;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.GraphFunction;
import org.adjoint.compiler.ir.GraphFunction.Result;
import org.adjoint.compiler.ir.GraphFunction.Sink;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.ModelInterface;
import org.adjoint.compiler.lower.LoweredModel;
import org.adjoint.compiler.lower.Lowering;
import org.adjoint.compiler.lower.TrainBlock;
import org.adjoint.compiler.lower.TrainSettings;
import org.adjoint.compiler.lower.TrainingStep;
import org.adjoint.compiler.optimize.Optimizer;
import org.adjoint.compiler.source.SourceText;
import org.adjoint.compiler.syntax.Declaration;

/**
 * Compiles a program as far as its graphs and runs these in the interpreter, in double precision.
 */
final class CaseRunner {
  private final TrainingStep step;
  private final Map<Leaf, Tensor> storage = new LinkedHashMap<>();
  private final Map<Leaf, Tensor> initial = new LinkedHashMap<>();
  private final Precision precision;
  private int turn;

  private CaseRunner(TrainingStep step, Precision precision) {
    this.step = step;
    this.precision = precision;
  }

  /** A model named {@code Case}, initialised with a seed. */
  static CaseRunner of(String program, int seed) {
    return of(program, seed, Precision.DOUBLE);
  }

  /** The same, in single precision. */
  static CaseRunner inDeclaredPrecision(String program, int seed) {
    return of(program, seed, Precision.DECLARED);
  }

  /** The same in single precision after all rewrites. */
  static CaseRunner optimized(String program, int seed) {
    return of(program, seed, Precision.DECLARED, Optimizer.full(false));
  }

  private static CaseRunner of(String program, int seed, Precision precision) {
    return of(program, seed, precision, Optimizer.only(Set.of()));
  }

  private static CaseRunner of(String program, int seed, Precision precision, Optimizer optimizer) {
    Graph graph = new Graph();
    Diagnostics diagnostics = new Diagnostics();
    Checker checker = Checker.of(ImportReader.NONE);
    CheckedProgram checked =
        checker.check(SourceText.of("case.nn", program), Map.of(), diagnostics);
    Lowering lowering = Lowering.of(checked, graph, diagnostics);
    LoweredModel model = lowering.lower(Objects.requireNonNull(checked.model("Case")));
    TrainSettings settings = TrainSettings.NONE;
    for (Declaration.Train train : checked.trains()) {
      TrainBlock block = lowering.trains().lower(train);
      settings = block == null ? settings : block.step();
    }
    diagnostics.throwIfErrors();
    TrainingStep step =
        lowering.trainingStep(model, settings, roots -> optimizer.simplify(graph, roots));
    diagnostics.throwIfErrors();
    CaseRunner runner =
        new CaseRunner(
            new TrainingStep(
                optimizer.optimize(step.functions()), step.modelInterface(), step.backward()),
            precision);
    runner.run("initialize", Map.of(), seed);
    runner.initial.putAll(runner.storage);
    return runner;
  }

  /** Goes back to where it was before the first step. */
  void restart() {
    storage.putAll(initial);
    turn = 0;
  }

  ModelInterface model() {
    return step.modelInterface();
  }

  /** Replaces what a parameter or state holds. */
  void hold(String name, double[] elements, int... shape) {
    Leaf leaf =
        storage.keySet().stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException(name + " is none of " + storage.keySet()));
    storage.put(leaf, tensor(leaf, elements, shape));
  }

  private static Tensor tensor(Leaf leaf, double[] elements, int... shape) {
    // In double precision whatever is computed with: rounding here would show in the results.
    ElementType declared = leaf.resultType().element();
    return Tensor.of(declared.isFloating() ? ElementType.FLOAT64 : declared, elements, shape);
  }

  /** What a parameter or state holds. */
  Tensor held(String name) {
    return storage.entrySet().stream()
        .filter(each -> each.getKey().name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name + " is none of " + storage.keySet()))
        .getValue();
  }

  /** Runs an entry point on a batch; gives outputs, or loss and metrics, by name. */
  Map<String, Tensor> run(String entry, Map<String, double[]> feed, int seed) {
    GraphFunction function = step.function(entry);
    Map<Leaf, Tensor> leaves = new HashMap<>(storage);
    long batch = feed(feed, leaves);
    scalars(leaves, seed, entry.equals("initialize") ? 0 : ++turn);
    List<Tensor> results =
        Interpreter.of(leaves, Map.of("batch", batch)).in(precision).evaluate(function.values());
    Map<String, Tensor> reported = new LinkedHashMap<>();
    for (int i = 0; i < results.size(); i++) {
      deliver(function.results().get(i), results.get(i), reported);
    }
    return reported;
  }

  private void deliver(Result result, Tensor tensor, Map<String, Tensor> reported) {
    if (result.sink() instanceof Sink.Update update) {
      storage.put(update.leaf(), tensor);
    } else if (result.sink() instanceof Sink.Report report) {
      reported.put(model().measures().get(report.place()).name(), tensor);
    } else if (result.sink() instanceof Sink.Deliver deliver) {
      reported.put(model().outputs().get(deliver.place()).name(), tensor);
    }
  }

  private long feed(Map<String, double[]> feed, Map<Leaf, Tensor> leaves) {
    long batch = 1;
    for (Leaf leaf : model().inputs()) {
      batch = Math.max(batch, put(leaf, feed, leaves));
    }
    for (Leaf leaf : model().targets()) {
      batch = Math.max(batch, put(leaf, feed, leaves));
    }
    return batch;
  }

  /** Gives a leaf its rows; their number follows from how many elements there are. */
  private static long put(Leaf leaf, Map<String, double[]> feed, Map<Leaf, Tensor> leaves) {
    double[] elements = feed.get(leaf.name());
    if (elements == null) {
      return 1;
    }
    long row = leaf.resultType().shape().size().evaluate(Map.of("batch", 1L));
    long rows = elements.length / row;
    int[] shape =
        leaf.resultType().shape().dimensions().stream()
            .mapToInt(d -> (int) d.evaluate(Map.of("batch", rows)))
            .toArray();
    leaves.put(leaf, tensor(leaf, elements, shape));
    return rows;
  }

  private static void scalars(Map<Leaf, Tensor> leaves, int seed, int step) {
    leaves.put(Leaf.Scalar.SEED.leaf(), Tensor.scalar(ElementType.INT32, seed));
    leaves.put(Leaf.Scalar.STEP.leaf(), Tensor.scalar(ElementType.INT32, step));
    leaves.put(Leaf.Scalar.UPDATE.leaf(), Tensor.scalar(ElementType.INT32, step));
    leaves.put(Leaf.Scalar.EPOCH.leaf(), Tensor.scalar(ElementType.INT32, 1));
    leaves.put(Leaf.Scalar.RATE_FACTOR.leaf(), Tensor.scalar(ElementType.FLOAT32, 1));
  }

  /** Runs a case through and holds everything that comes of it against what is expected. */
  static void verify(LibraryCase example) {
    of(example.program(), 1).verify(example, 1e-9, 2e-6);
  }

  /** The same in single precision after all rewrites. */
  static void verifyOptimized(LibraryCase example) {
    optimized(example.program(), 1).verify(example, 1e-5, 2e-5);
  }

  private void verify(LibraryCase example, double absolute, double relative) {
    example.holds().forEach((name, numbers) -> hold(name, numbers.values(), numbers.shape()));
    for (LibraryCase.Run run : example.runs()) {
      Map<String, double[]> feed = new HashMap<>();
      run.given().forEach((name, numbers) -> feed.put(name, numbers.values()));
      Map<String, Tensor> results = run(example.entry(), feed, 1);
      run.expected()
          .forEach(
              (name, numbers) -> {
                Tensor found = results.containsKey(name) ? results.get(name) : held(name);
                verify(name, found, numbers, new double[] {absolute, relative});
              });
    }
  }

  private static void verify(
      String name, Tensor found, LibraryCase.Numbers expected, double[] tolerances) {
    assertThat(found.extents()).as("shape of " + name).isEqualTo(expected.shape());
    for (int i = 0; i < found.size(); i++) {
      double wanted = expected.values()[i];
      double usual = tolerances[0] + tolerances[1] * Math.abs(wanted);
      assertThat(found.get(i))
          .as("element " + i + " of " + name)
          .isCloseTo(wanted, within(Math.max(usual, expected.tolerance())));
    }
  }
}
