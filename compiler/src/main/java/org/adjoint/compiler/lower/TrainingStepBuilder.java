package org.adjoint.compiler.lower;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.GraphFunction;
import org.adjoint.compiler.ir.GraphFunction.Result;
import org.adjoint.compiler.ir.GraphFunction.Sink;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Value;

/** Derives the entry points of a model: training steps, evaluation, prediction, first values. */
final class TrainingStepBuilder {
  private final Session session;
  private final Graph graph;
  private final LoweredModel model;
  private final TrainSettings settings;

  TrainingStepBuilder(Session session, LoweredModel model, TrainSettings settings) {
    this.session = session;
    this.graph = session.graph();
    this.model = model;
    this.settings = settings;
  }

  TrainingStep build(Simplifier simplifier) {
    ModelGraph inference = model.inference();
    Value loss = model.training().loss();
    StepFunctions steps = new StepFunctions(session, model, settings);
    List<GraphFunction> training = new ArrayList<>();
    if (loss == null) {
      requireNoTraining();
    } else {
      training.addAll(steps.build(loss, simplifier));
    }
    List<GraphFunction> functions = new ArrayList<>();
    functions.add(new GraphFunction("initialize", initialize(steps.slots())));
    functions.addAll(training);
    if (!Interfaces.measures(inference).isEmpty()) {
      functions.add(new GraphFunction("evaluate", simplified(evaluate(inference), simplifier)));
    }
    functions.add(new GraphFunction("predict", simplified(predict(inference), simplifier)));
    functions.add(new GraphFunction("reset_metrics", resetMetrics()));
    List<Result> swapped = swapAverages(steps.slots());
    if (!swapped.isEmpty()) {
      functions.add(new GraphFunction("swap_averages", swapped));
    }
    return new TrainingStep(functions, Interfaces.of(model, steps.slots()), steps.backward());
  }

  private void requireNoTraining() {
    TrainSettings.Chosen optimizer = settings.phases().get(0).optimizers().otherwise();
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

  /** Parameters take the values of their averages, and these theirs. */
  private List<Result> swapAverages(List<Persistent> slots) {
    Map<Leaf, Persistent> kept = new HashMap<>();
    slots.forEach(slot -> kept.put(slot.leaf(), slot));
    List<Result> results = new ArrayList<>();
    for (Persistent parameter : model.parameters()) {
      Persistent average = kept.get(ParameterAverage.leaf(parameter.leaf()));
      if (average != null) {
        results.add(new Result(new Sink.Update(parameter.leaf()), leaf(average)));
        results.add(new Result(new Sink.Update(average.leaf()), leaf(parameter)));
      }
    }
    return results;
  }

  private Value leaf(Persistent persistent) {
    return graph.add(persistent.leaf(), List.of(), persistent.origin());
  }

  /** What everything that is kept begins with, by values that are not kept themselves. */
  private List<Result> initialize(List<Persistent> slots) {
    List<Persistent> all = new ArrayList<>(model.persistents());
    all.addAll(slots);
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
      results.add(new Result(new Sink.Report(place++), StepFunctions.reported(graph, measure)));
    }
    return results;
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
