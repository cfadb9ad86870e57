package org.adjoint.compiler.probe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.adjoint.compiler.autodiff.Backward;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.GraphFunction;
import org.adjoint.compiler.ir.GraphFunction.Result;
import org.adjoint.compiler.ir.GraphFunction.Sink;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.ModelInterface;
import org.adjoint.compiler.ir.StepTurn;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.lower.LearningRate;
import org.adjoint.compiler.lower.LoweredModel;
import org.adjoint.compiler.lower.TrainingStep;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Reduce;

/**
 * What is measured of a model between its steps, as graphs: {@code step} reports the norms of the
 * gradients that a step has, before they are clipped, and the learning rates; {@code predict} gives
 * the greatest activation of each unit that is rectified. Neither changes anything that is kept.
 *
 * @param functions {@code step}, and {@code predict} where something is rectified
 * @param shown the model's own storage, with these reports and outputs instead of the model's
 * @param parameters names of those whose gradients are the first reports
 * @param rates names of the optimisers whose learning rates are the other reports
 * @param turn that of the steps whose updates the optimisers count
 */
public record Probe(
    List<GraphFunction> functions,
    ModelInterface shown,
    List<String> parameters,
    List<String> rates,
    StepTurn turn) {
  public Probe {
    functions = List.copyOf(functions);
    parameters = List.copyOf(parameters);
    rates = List.copyOf(rates);
  }

  /** Derives the probe of a model that is trained; the graph gets further values. */
  public static Probe of(
      Graph graph, LoweredModel model, TrainingStep step, List<LearningRate> rates) {
    Map<String, Value> norms = norms(graph, step);
    List<Value> reports = new ArrayList<>(norms.values());
    rates.forEach(rate -> reports.add(reported(graph, rate.value())));
    List<Rectifier> rectifiers = Rectifier.of(model.inference());
    List<Value> greatest = rectifiers.stream().map(each -> each.greatest(graph)).toList();

    List<GraphFunction> functions = new ArrayList<>();
    functions.add(new GraphFunction(GraphFunction.STEP, results(reports, Sink.Report::new)));
    if (!greatest.isEmpty()) {
      functions.add(new GraphFunction("predict", results(greatest, Sink.Deliver::new)));
    }
    List<String> parameters = List.copyOf(norms.keySet());
    List<String> optimizers = rates.stream().map(LearningRate::optimizer).toList();
    List<ModelInterface.Output> outputs =
        IntStream.range(0, greatest.size())
            .mapToObj(
                i -> new ModelInterface.Output(rectifiers.get(i).name(), greatest.get(i).type()))
            .toList();
    List<ModelInterface.Measure> measures = new ArrayList<>();
    parameters.forEach(name -> measures.add(new ModelInterface.Measure(name, true, false)));
    optimizers.forEach(name -> measures.add(new ModelInterface.Measure(name, false, false)));
    return new Probe(
        functions,
        shown(step.modelInterface(), outputs, measures),
        parameters,
        optimizers,
        turn(step));
  }

  /** Of each parameter that a step moves, in the order of the steps, the norm of its gradient. */
  private static Map<String, Value> norms(Graph graph, TrainingStep step) {
    Map<String, Value> norms = new LinkedHashMap<>();
    for (GraphFunction function : step.functions()) {
      Backward backward = step.backward().get(function.name());
      for (int i = 0; backward != null && i < backward.variables().size(); i++) {
        Leaf parameter = (Leaf) backward.variables().get(i).operation();
        Value gradient = backward.gradients().get(i);
        norms.computeIfAbsent(parameter.name(), name -> norm(graph, gradient));
      }
    }
    return norms;
  }

  /** √Σg², summed in 64 bits so that the squares of what is large or small are numbers too. */
  private static Value norm(Graph graph, Value gradient) {
    Algebra algebra = Algebra.at(graph, gradient);
    Value exact = algebra.convert(gradient, ElementType.FLOAT64);
    List<Integer> all = IntStream.range(0, gradient.shape().rank()).boxed().toList();
    Value squares = algebra.reduce(Reduce.Kind.SUM, algebra.multiply(exact, exact), all);
    return reported(graph, algebra.sqrt(squares));
  }

  private static Value reported(Graph graph, Value number) {
    return Algebra.at(graph, number).convert(number, ElementType.FLOAT32);
  }

  /** Where a result of a place goes. */
  private interface Sinks {
    Sink at(int place);
  }

  private static List<Result> results(List<Value> values, Sinks sinks) {
    return IntStream.range(0, values.size())
        .mapToObj(place -> new Result(sinks.at(place), values.get(place)))
        .toList();
  }

  private static StepTurn turn(TrainingStep step) {
    return step.functions().stream()
        .map(GraphFunction::turn)
        .filter(turn -> turn != null && turn.updates())
        .findFirst()
        .orElse(StepTurn.ALWAYS);
  }

  private static ModelInterface shown(
      ModelInterface model,
      List<ModelInterface.Output> outputs,
      List<ModelInterface.Measure> measures) {
    return new ModelInterface(
        model.name(),
        model.documentation(),
        model.inputs(),
        model.targets(),
        outputs,
        measures,
        model.parameters(),
        model.slots(),
        model.states(),
        model.metricStates(),
        model.indices());
  }
}
