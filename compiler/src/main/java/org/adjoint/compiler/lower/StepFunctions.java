package org.adjoint.compiler.lower;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.adjoint.compiler.autodiff.Backward;
import org.adjoint.compiler.autodiff.Gradients;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.GraphFunction;
import org.adjoint.compiler.ir.GraphFunction.Result;
import org.adjoint.compiler.ir.GraphFunction.Sink;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.StepTurn;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.lower.TrainSettings.Phase;
import org.adjoint.compiler.op.Algebra;

/**
 * Derives the step functions of a model with a loss: one for each phase, another from each epoch on
 * in which something is frozen or is so no longer, and one more of each where gradients are
 * gathered.
 */
final class StepFunctions {
  private final Session session;
  private final Graph graph;
  private final LoweredModel model;
  private final ModelGraph training;
  private final TrainSettings settings;
  private final ParameterPaths paths;
  private final Map<Leaf, Persistent> slots = new LinkedHashMap<>();
  private final Map<String, Backward> backward = new LinkedHashMap<>();

  /** What all step functions compute, and what each phase minimises. */
  private record Forward(List<Result> results, List<Value> objectives) {}

  /** The epochs in which a phase moves the same parameters. */
  private record Stage(StepTurn.Epochs epochs, List<Persistent> trained) {}

  /** One of the functions of a phase. */
  private record Part(int phase, Stage stage, boolean updates) {}

  StepFunctions(Session session, LoweredModel model, TrainSettings settings) {
    this.session = session;
    this.graph = session.graph();
    this.model = model;
    this.training = model.training();
    this.settings = settings;
    this.paths = new ParameterPaths(session.reporter(), model.parameters(), settings);
  }

  /** What optimisers and averages keep; complete once the functions are made. */
  List<Persistent> slots() {
    return List.copyOf(slots.values());
  }

  /** How the gradients of each function came about; complete once the functions are made. */
  Map<String, Backward> backward() {
    return backward;
  }

  /** The functions in the order of their turns; a fault of the settings is reported. */
  List<GraphFunction> build(Value loss, Simplifier simplifier) {
    PhaseObjectives objectives = new PhaseObjectives(session, training, settings);
    List<Value> minimized = objectives.of(loss);
    if (paths.check()) {
      objectives.requireReach(minimized, paths);
    }
    Forward forward = forward(minimized, simplifier);
    List<GraphFunction> functions = new ArrayList<>();
    for (int phase = 0; phase < settings.phases().size(); phase++) {
      for (Stage stage : stages(settings.phases().get(phase))) {
        if (settings.accumulate() > 1) {
          functions.add(function(new Part(phase, stage, false), forward));
        }
        functions.add(function(new Part(phase, stage, true), forward));
      }
    }
    return functions;
  }

  private Forward forward(List<Value> objectives, Simplifier simplifier) {
    List<Value> measures = new ArrayList<>(Interfaces.measures(training).values());
    List<Leaf> states = new ArrayList<>(training.updates().keySet());
    List<Value> roots = new ArrayList<>(measures);
    states.forEach(state -> roots.add(training.updates().get(state)));
    roots.addAll(objectives);
    List<Value> simplified = simplifier.simplify(roots);
    List<Result> results = new ArrayList<>();
    for (int i = 0; i < states.size(); i++) {
      results.add(new Result(new Sink.Update(states.get(i)), simplified.get(measures.size() + i)));
    }
    for (int place = 0; place < measures.size(); place++) {
      results.add(new Result(new Sink.Report(place), reported(graph, simplified.get(place))));
    }
    return new Forward(
        results, simplified.subList(measures.size() + states.size(), simplified.size()));
  }

  /** What is reported is a float, whatever the model computes in. */
  static Value reported(Graph graph, Value measure) {
    return Algebra.at(graph, measure).convert(measure, ElementType.FLOAT32);
  }

  /** The epochs of a phase, parted where it begins or ceases to move a parameter. */
  private List<Stage> stages(Phase phase) {
    TreeSet<Integer> starts = new TreeSet<>(List.of(1));
    settings.freeze().forEach(freeze -> starts.addAll(List.of(freeze.from(), freeze.until())));
    starts.remove(Integer.MAX_VALUE);
    List<Stage> stages = new ArrayList<>();
    for (int start : starts.descendingSet()) {
      List<Persistent> trained = paths.of(phase, start);
      Stage next = stages.isEmpty() ? null : stages.get(0);
      int end = next == null ? Integer.MAX_VALUE : next.epochs.first();
      if (next != null && next.trained.equals(trained)) {
        end = stages.remove(0).epochs.end();
      }
      stages.add(0, new Stage(new StepTurn.Epochs(start, end), trained));
    }
    return stages;
  }

  private GraphFunction function(Part part, Forward forward) {
    List<Persistent> trained = part.stage.trained;
    List<Value> parameters =
        trained.stream().map(p -> graph.add(p.leaf(), List.of(), p.origin())).toList();
    Backward derived = Gradients.backward(graph, forward.objectives.get(part.phase), parameters);
    backward.put(name(part), derived);
    List<Value> gradients = derived.gradients();
    ParameterUpdate update = new ParameterUpdate(session, model, settings, part.phase);
    Map<Leaf, Value> next =
        part.updates ? update.moved(trained, gradients) : update.gathered(trained, gradients);
    update.slots().forEach(slot -> slots.putIfAbsent(slot.leaf(), slot));
    List<Result> results = new ArrayList<>();
    next.forEach((leaf, value) -> results.add(new Result(new Sink.Update(leaf), value)));
    results.addAll(forward.results);
    return new GraphFunction(name(part), results, turn(part));
  }

  private String name(Part part) {
    String what = part.updates ? GraphFunction.STEP : "gather";
    String which = settings.phases().size() == 1 ? "" : "_" + (part.phase + 1);
    int epoch = part.stage.epochs.first();
    return what + which + (epoch == 1 ? "" : "_from_" + epoch);
  }

  private StepTurn turn(Part part) {
    int gathered = settings.accumulate();
    List<Integer> lengths =
        settings.phases().stream().map(phase -> phase.steps() * gathered).toList();
    int first = sum(lengths.subList(0, part.phase));
    return new StepTurn(
        sum(lengths), first, lengths.get(part.phase), gathered, part.updates, part.stage.epochs);
  }

  private static int sum(List<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).sum();
  }
}
