package org.adjoint.compiler.lower;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adjoint.compiler.autodiff.Gradients;
import org.adjoint.compiler.check.Suggestions;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.GraphFunction;
import org.adjoint.compiler.ir.GraphFunction.Result;
import org.adjoint.compiler.ir.GraphFunction.Sink;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;

/** Derives the training step of a model: gradients, clipping, optimiser, constraints, states. */
final class TrainingStepBuilder {
  private final Session session;
  private final Graph graph;
  private final LoweredModel model;
  private final TrainSettings settings;
  private final OptimizerApplication optimizer;

  TrainingStepBuilder(Session session, LoweredModel model, TrainSettings settings) {
    this.session = session;
    this.graph = session.graph();
    this.model = model;
    this.settings = settings;
    this.optimizer = new OptimizerApplication(session, settings);
  }

  TrainingStep build(Simplifier simplifier) {
    ModelGraph inference = model.inference();
    List<GraphFunction> functions = new ArrayList<>();
    List<Result> step = step(simplifier);
    functions.add(new GraphFunction("initialize", initialize()));
    if (!step.isEmpty()) {
      functions.add(new GraphFunction("step", step));
    }
    if (!Interfaces.measures(inference).isEmpty()) {
      functions.add(new GraphFunction("evaluate", simplified(evaluate(inference), simplifier)));
    }
    functions.add(new GraphFunction("predict", simplified(predict(inference), simplifier)));
    functions.add(new GraphFunction("reset_metrics", resetMetrics()));
    return new TrainingStep(functions, Interfaces.of(model, optimizer.slots()));
  }

  private List<Result> step(Simplifier simplifier) {
    ModelGraph training = model.training();
    if (training.loss() == null) {
      requireNoTraining();
      return List.of();
    }
    List<Value> measures = new ArrayList<>(Interfaces.measures(training).values());
    List<Leaf> states = new ArrayList<>(training.updates().keySet());
    List<Value> roots = new ArrayList<>(measures);
    states.forEach(state -> roots.add(training.updates().get(state)));
    List<Value> simplified = simplifier.simplify(roots);
    Map<Leaf, Value> moved = moved(simplified.get(0));
    List<Result> results = new ArrayList<>();
    moved.forEach((leaf, value) -> results.add(new Result(new Sink.Update(leaf), value)));
    optimizer
        .updates()
        .forEach((leaf, value) -> results.add(new Result(new Sink.Update(leaf), value)));
    for (int i = 0; i < states.size(); i++) {
      results.add(new Result(new Sink.Update(states.get(i)), simplified.get(measures.size() + i)));
    }
    for (int place = 0; place < measures.size(); place++) {
      results.add(new Result(new Sink.Report(place), reported(simplified.get(place))));
    }
    return results;
  }

  private void requireNoTraining() {
    TrainSettings.Chosen optimizer = settings.optimizer();
    if (optimizer != null) {
      session
          .reporter()
          .report(
              Diagnostic.of(
                      Code.MISSING_LOSS,
                      optimizer.span(),
                      "the model `" + model.name() + "` is to be trained, but has no loss")
                  .withHelp("bind a scalar to `loss` in the model"));
    }
  }

  /** The next value of each parameter that is trained. */
  private Map<Leaf, Value> moved(Value loss) {
    List<Value> parameters = new ArrayList<>();
    for (Persistent parameter : trained()) {
      parameters.add(graph.add(parameter.leaf(), List.of(), parameter.origin()));
    }
    List<Value> gradients = Gradients.of(graph, loss, parameters);
    List<Value> clipped = new GradientClipping(graph, settings.clipping()).clip(gradients);
    Map<Leaf, Value> moved = new LinkedHashMap<>();
    for (int i = 0; i < parameters.size(); i++) {
      Leaf leaf = (Leaf) parameters.get(i).operation();
      moved.put(leaf, optimizer.next(parameters.get(i), clipped.get(i)));
    }
    return constrained(moved);
  }

  private Map<Leaf, Value> constrained(Map<Leaf, Value> moved) {
    Map<Leaf, Value> projected = new LinkedHashMap<>(moved);
    model
        .training()
        .constraints()
        .forEach(
            (leaf, constraints) -> {
              if (!moved.containsKey(leaf)) {
                return;
              }
              Map<Leaf, Value> replacements = new HashMap<>(moved);
              for (Value constraint : constraints) {
                Value value = new Substitution(graph, replacements).apply(constraint);
                replacements.put(leaf, value);
                projected.put(leaf, value);
              }
            });
    return projected;
  }

  private List<Persistent> trained() {
    List<Persistent> parameters = model.parameters();
    for (TrainSettings.Pattern pattern : settings.freeze()) {
      if (parameters.stream().noneMatch(p -> pattern.matches(p.leaf().name()))) {
        List<String> names = parameters.stream().map(p -> p.leaf().name()).toList();
        String message = "no parameter is called `" + pattern.path() + "`";
        String help = Suggestions.help(pattern.path(), names);
        session
            .reporter()
            .report(
                Diagnostic.of(Code.INVALID_OPTION, pattern.span(), message)
                    .withHelp(
                        help != null ? help : "there are `" + String.join("`, `", names) + "`"));
      }
    }
    return parameters.stream()
        .filter(p -> settings.freeze().stream().noneMatch(f -> f.matches(p.leaf().name())))
        .toList();
  }

  /** What everything that is kept begins with, by values that are not kept themselves. */
  private List<Result> initialize() {
    List<Persistent> all = new ArrayList<>(model.persistents());
    all.addAll(optimizer.slots());
    InitialValues initial = new InitialValues(graph);
    return all.stream().map(p -> new Result(new Sink.Update(p.leaf()), initial.of(p))).toList();
  }

  private List<Result> resetMetrics() {
    InitialValues initial = new InitialValues(graph);
    return model.states().stream()
        .filter(Persistent::metric)
        .map(p -> new Result(new Sink.Update(p.leaf()), initial.of(p)))
        .toList();
  }

  /** The results in the stable forms that training has too: a loss is finite in both or in none. */
  private static List<Result> simplified(List<Result> results, Simplifier simplifier) {
    List<Value> values = simplifier.simplify(results.stream().map(Result::value).toList());
    List<Result> simplified = new ArrayList<>();
    for (int place = 0; place < values.size(); place++) {
      simplified.add(new Result(results.get(place).sink(), values.get(place)));
    }
    return simplified;
  }

  private List<Result> evaluate(ModelGraph inference) {
    List<Result> results = new ArrayList<>();
    for (Persistent state : model.states()) {
      Value next = inference.updates().get(state.leaf());
      if (state.metric() && next != null) {
        results.add(new Result(new Sink.Update(state.leaf()), next));
      }
    }
    int place = 0;
    for (Value measure : Interfaces.measures(inference).values()) {
      results.add(new Result(new Sink.Report(place++), reported(measure)));
    }
    return results;
  }

  /** What is reported is a float, whatever the model computes in. */
  private Value reported(Value measure) {
    return Algebra.at(graph, measure).convert(measure, ElementType.FLOAT32);
  }

  private static List<Result> predict(ModelGraph inference) {
    List<Result> results = new ArrayList<>();
    int place = 0;
    for (Value output : inference.outputs().values()) {
      results.add(new Result(new Sink.Deliver(place++), output));
    }
    return results;
  }
}
