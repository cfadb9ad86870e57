package org.adjoint.compiler.lower;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.adjoint.compiler.autodiff.Gradients;
import org.adjoint.compiler.check.CheckedProgram;
import org.adjoint.compiler.check.Checker;
import org.adjoint.compiler.check.Definition;
import org.adjoint.compiler.check.ImportReader;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.diagnostic.Diagnostics;
import org.adjoint.compiler.interpret.Interpreter;
import org.adjoint.compiler.interpret.Precision;
import org.adjoint.compiler.interpret.Tensor;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.GraphFunction;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Reduce;
import org.adjoint.compiler.source.SourceText;
import org.adjoint.compiler.syntax.Declaration;
import org.adjoint.compiler.syntax.Expression;

/** A program of one model, lowered, whose functions a test runs by the interpreter. */
final class Lowered {
  private final Diagnostics diagnostics = new Diagnostics();
  private final Graph graph = new Graph();
  private final CheckedProgram program;
  private final Lowering lowering;
  private final LoweredModel model;
  private TrainSettings settings = TrainSettings.NONE;
  private final Map<Leaf, Tensor> leaves = new HashMap<>();
  private final Map<String, Long> symbols = new HashMap<>();

  private Lowered(String text, Map<String, String> constants) {
    program =
        Checker.of(ImportReader.NONE).check(SourceText.of("a.nn", text), constants, diagnostics);
    lowering = Lowering.of(program, graph, diagnostics);
    List<Definition> models = program.definitions(Declaration.Model.class);
    model = models.isEmpty() ? null : lowering.lower(models.get(0));
    set(Leaf.Scalar.SEED, 1);
    set(Leaf.Scalar.STEP, 1);
    set(Leaf.Scalar.UPDATE, 1);
    set(Leaf.Scalar.EPOCH, 1);
    set(Leaf.Scalar.RATE_FACTOR, 1);
  }

  static Lowered of(String text) {
    return new Lowered(text, Map.of());
  }

  static Lowered of(String text, Map<String, String> constants) {
    return new Lowered(text, constants);
  }

  /** A model with the given body. */
  static Lowered model(String body) {
    return of("model M {\n" + body + "\n}\n");
  }

  /** What is wrong with the program, as {@code line:column CODE message}. */
  List<String> problems() {
    return diagnostics.all().stream().map(Lowered::text).toList();
  }

  private static String text(Diagnostic diagnostic) {
    return diagnostic.span().line()
        + ":"
        + diagnostic.span().column()
        + " "
        + diagnostic.code()
        + " "
        + diagnostic.message();
  }

  List<Diagnostic> diagnostics() {
    return diagnostics.all();
  }

  LoweredModel model() {
    return model;
  }

  Lowered trainedBy(TrainSettings trainSettings) {
    settings = trainSettings;
    return this;
  }

  /** Trains as the program's own block says. */
  Lowered trainedAsWritten() {
    TrainBlock block = lowering.trains().lower(program.trains().get(0));
    settings = block == null ? settings : block.step();
    return this;
  }

  /** Runs the function whose turn a step of a run is. */
  Lowered take(int step, int epoch) {
    GraphFunction function =
        step().functions().stream()
            .filter(each -> each.turn() != null && each.turn().isAt(step, epoch))
            .findFirst()
            .orElseThrow();
    set(Leaf.Scalar.STEP, step);
    set(Leaf.Scalar.EPOCH, epoch);
    set(Leaf.Scalar.UPDATE, Objects.requireNonNull(function.turn()).update(step));
    return run(function.name());
  }

  /** Chooses the optimiser that an expression means. */
  Lowered trainedBy(String optimizer) {
    settings = TrainSettings.by(chosen(optimizer));
    return this;
  }

  TrainSettings.Chosen chosen(String optimizer) {
    CheckedProgram other =
        Checker.of(ImportReader.NONE)
            .check(
                SourceText.of("option.nn", "const o = " + optimizer), Map.of(), new Diagnostics());
    Declaration.Constant constant =
        (Declaration.Constant) other.definitions(Declaration.Constant.class).get(0).declaration();
    Expression expression = constant.value();
    return new TrainSettings.Chosen(
        (FunctionValue.Configured) lowering.evaluate(expression), expression.span());
  }

  TrainingStep step() {
    return lowering.trainingStep(model, settings, Simplifier.NONE);
  }

  List<String> parameterNames() {
    return model.parameters().stream().map(p -> p.leaf().name()).toList();
  }

  Lowered set(Leaf.Scalar scalar, double value) {
    leaves.put(scalar.leaf(), Tensor.scalar(scalar.leaf().resultType().element(), value));
    return this;
  }

  /** Gives an input, target, parameter or state its elements; the batch is as long as they fill. */
  Lowered feed(String name, double... elements) {
    Leaf leaf = leaf(name);
    long known = 1;
    boolean batch = false;
    for (var extent : leaf.resultType().shape().dimensions()) {
      batch |= !extent.isConstant();
      known *= extent.isConstant() ? extent.constant() : 1;
    }
    if (batch) {
      symbols.put("batch", elements.length / known);
    }
    int[] shape =
        leaf.resultType().shape().dimensions().stream()
            .mapToInt(extent -> (int) extent.evaluate(symbols))
            .toArray();
    leaves.put(leaf, Tensor.of(leaf.resultType().element(), elements, shape));
    return this;
  }

  private Leaf leaf(String name) {
    for (ModelGraph graph : List.of(model.training(), model.inference())) {
      for (Leaf leaf : graph.inputs()) {
        if (leaf.name().equals(name)) {
          return leaf;
        }
      }
      for (Leaf leaf : graph.targets()) {
        if (leaf.name().equals(name)) {
          return leaf;
        }
      }
    }
    return model.persistents().stream()
        .map(Persistent::leaf)
        .filter(leaf -> leaf.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Runs {@code initialize}: everything kept takes its first value. */
  Lowered initialize() {
    return run("initialize");
  }

  /** Runs a function and puts what it updates in place. */
  Lowered run(String name) {
    GraphFunction function = step().function(name);
    List<Tensor> results = Interpreter.of(leaves, symbols).evaluate(function.values());
    for (int i = 0; i < results.size(); i++) {
      if (function.results().get(i).sink() instanceof GraphFunction.Sink.Update update) {
        leaves.put(update.leaf(), results.get(i));
      }
    }
    return this;
  }

  /** The elements of a parameter, state or slot. */
  double[] kept(String name) {
    return leaves.entrySet().stream()
        .filter(entry -> entry.getKey().name().equals(name))
        .findFirst()
        .orElseThrow()
        .getValue()
        .toDoubles();
  }

  double[] output(String name) {
    return evaluate(model.inference().outputs().get(name));
  }

  double[] trainingOutput(String name) {
    return evaluate(model.training().outputs().get(name));
  }

  double loss() {
    return evaluate(model.inference().loss())[0];
  }

  double trainingLoss() {
    return evaluate(model.training().loss())[0];
  }

  double metric(String name) {
    return evaluate(model.inference().metrics().get(name))[0];
  }

  /**
   * The derivatives of a value, which is summed, by all that the model keeps or is fed of floats.
   */
  Map<Leaf, double[]> slopes(Value value) {
    List<Leaf> moved =
        leaves.keySet().stream()
            .filter(leaf -> leaf.kind() != Leaf.Kind.SCALAR)
            .filter(leaf -> leaf.resultType().element().isFloating())
            .toList();
    List<Value> by = moved.stream().map(l -> graph.add(l, List.of(), value.origin())).toList();
    List<Value> found = Gradients.of(graph, total(value), by);
    Map<Leaf, double[]> slopes = new HashMap<>();
    for (int i = 0; i < moved.size(); i++) {
      slopes.put(moved.get(i), precise(leaves).evaluate(found.get(i)).toDoubles());
    }
    return slopes;
  }

  /**
   * The sum of a value's elements, in double precision, where a leaf is moved along a direction.
   */
  double moved(Value value, Leaf leaf, double[] direction, double step) {
    double[] elements = leaves.get(leaf).toDoubles();
    for (int i = 0; i < elements.length; i++) {
      elements[i] += step * direction[i];
    }
    Map<Leaf, Tensor> changed = new HashMap<>(leaves);
    changed.put(leaf, Tensor.doubles(elements, leaves.get(leaf).extents()));
    return precise(changed).evaluate(total(value)).get(0);
  }

  /** A value and its derivatives, as graph. */
  List<Value> withSlopes(Value value) {
    List<Value> by = new ArrayList<>();
    List<Value> all = new ArrayList<>(List.of(value));
    for (Leaf leaf : leaves.keySet()) {
      if (leaf.kind() != Leaf.Kind.SCALAR && leaf.resultType().element().isFloating()) {
        by.add(graph.add(leaf, List.of(), value.origin()));
      }
    }
    all.addAll(Gradients.of(graph, total(value), by));
    return all;
  }

  /** Values of any graph by the interpreter, as the leaves are. */
  List<double[]> evaluate(List<Value> values) {
    return Interpreter.of(leaves, symbols).evaluate(values).stream()
        .map(Tensor::toDoubles)
        .toList();
  }

  private Interpreter precise(Map<Leaf, Tensor> given) {
    return Interpreter.of(given, symbols).in(Precision.DOUBLE);
  }

  private Value total(Value value) {
    List<Integer> axes = IntStream.range(0, value.shape().rank()).boxed().toList();
    return Algebra.at(graph, value).reduce(Reduce.Kind.SUM, value, axes);
  }

  Value outputValue(String name) {
    return model.inference().outputs().get(name);
  }

  private double[] evaluate(Value value) {
    return Interpreter.of(leaves, symbols).evaluate(value).toDoubles();
  }

  /** The type of an output. */
  String type(String name) {
    return outputValue(name).type().toString();
  }
}
