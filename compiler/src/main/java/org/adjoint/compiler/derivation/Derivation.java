package org.adjoint.compiler.derivation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.adjoint.compiler.CompiledModel;
import org.adjoint.compiler.Compiler;
import org.adjoint.compiler.CompilerOptions;
import org.adjoint.compiler.ProgramSource;
import org.adjoint.compiler.autodiff.Backward;
import org.adjoint.compiler.diagnostic.CompilationException;
import org.adjoint.compiler.ir.GraphFunction;
import org.adjoint.compiler.ir.ModelInterface;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.lower.ModelGraph;
import org.adjoint.compiler.optimize.RewriteObserver;
import org.adjoint.compiler.plan.Kernel;
import org.adjoint.compiler.plan.Plan;

/**
 * A compilation with all its stages, and how each thing in one stage came from things in others.
 *
 * <p>What is shown is the function that trains, or that predicts where the program does not train.
 */
public final class Derivation {
  private final CompiledModel model;
  private final RewriteHistory history;
  private final GraphFunction derived;
  private final GraphFunction optimized;
  private final SortedMap<Integer, Integer> adjoints;
  private final SortedMap<Integer, Integer> causes;
  private final Placings placings;

  private Derivation(CompiledModel model, RewriteHistory history) {
    this.model = model;
    this.history = history;
    this.derived = shown(model.trainingStep().functions());
    this.optimized = shown(model.optimized());
    Backward backward = model.trainingStep().backward().get(derived.name());
    this.adjoints = numbered(backward == null ? Map.of() : backward.adjoints());
    this.causes = numbered(backward == null ? Map.of() : backward.causes());
    this.placings =
        Placings.of(model.lowered().training(), derived, backward, history.identities());
  }

  /**
   * Compiles a program as far as its Java.
   *
   * @throws CompilationException where the program is at fault
   */
  public static Derivation of(ProgramSource source, CompilerOptions options) {
    RewriteHistory history = new RewriteHistory();
    CompiledModel model = Compiler.compile(source, options, history);
    model.java();
    return new Derivation(model, history);
  }

  private static GraphFunction shown(List<GraphFunction> functions) {
    return functions.stream()
        .filter(function -> function.turn() != null)
        .findFirst()
        .orElseGet(
            () ->
                functions.stream()
                    .filter(function -> function.name().equals("predict"))
                    .findFirst()
                    .orElseThrow());
  }

  private SortedMap<Integer, Integer> numbered(Map<Value, Value> pairs) {
    SortedMap<Integer, Integer> numbered = new TreeMap<>();
    pairs.forEach(
        (from, to) -> {
          if (history.identities().knows(from) && history.identities().knows(to)) {
            numbered.put(number(from), number(to));
          }
        });
    return numbered;
  }

  /** The compilation. */
  public CompiledModel model() {
    return model;
  }

  /** The function that is shown, as it was derived. */
  public GraphFunction function() {
    return derived;
  }

  /** What is simplified before it is differentiated. */
  public List<Rewrite> simplifications() {
    return history.rewrites(RewriteObserver.SIMPLIFY);
  }

  /** What is simplified and made faster after that. */
  public List<Rewrite> rewrites() {
    return history.rewrites(derived.name());
  }

  /** What the model computes, after so many simplifications. */
  public GraphState forward(int simplifications) {
    List<Value> outputs = List.copyOf(model.lowered().training().outputs().values());
    return history.state(RewriteObserver.SIMPLIFY, simplifications, outputs);
  }

  /** The function with its gradient, after so many rewrites. */
  public GraphState step(int rewrites) {
    return history.state(derived.name(), rewrites, List.of());
  }

  /** What the roots of {@link #forward} are called, in their order. */
  public List<String> forwardResults() {
    List<String> names = new ArrayList<>();
    ModelInterface shown = model.modelInterface();
    shown.measures().forEach(measure -> names.add(measure.name()));
    ModelGraph training = model.lowered().training();
    training.updates().keySet().forEach(leaf -> names.add("next " + leaf.name()));
    int outputs = training.outputs().size();
    while (names.size() < forward(0).roots().size() - outputs) {
      names.add("what is minimised");
    }
    training.outputs().keySet().forEach(names::add);
    return names;
  }

  /** What the roots of {@link #step} are called, in their order. */
  public List<String> stepResults() {
    ModelInterface shown = model.modelInterface();
    List<String> names = new ArrayList<>();
    for (GraphFunction.Result result : derived.results()) {
      if (result.sink() instanceof GraphFunction.Sink.Update update) {
        names.add("next " + update.leaf().name());
      } else if (result.sink() instanceof GraphFunction.Sink.Report report) {
        names.add(shown.measures().get(report.place()).name());
      } else if (result.sink() instanceof GraphFunction.Sink.Deliver deliver) {
        names.add(shown.outputs().get(deliver.place()).name());
      }
    }
    return names;
  }

  /** Where a value belongs. */
  public Placing placing(int number, Value value) {
    return placings.of(number, value);
  }

  /** What became of what in the rewrites. */
  public List<Descent> descents() {
    return history.identities().descents();
  }

  /** From each value to its adjoint, the derivative of the loss with respect to it. */
  public SortedMap<Integer, Integer> adjoints() {
    return Collections.unmodifiableSortedMap(adjoints);
  }

  /** From each value of the backward pass to that through which the derivative is handed on. */
  public SortedMap<Integer, Integer> causes() {
    return Collections.unmodifiableSortedMap(causes);
  }

  /** The kernels of the function, each with the numbers of the values it computes. */
  public Map<Kernel, Set<Integer>> kernels() {
    Plan.PlannedFunction planned =
        model.plan().functions().stream()
            .filter(function -> function.name().equals(derived.name()))
            .findFirst()
            .orElseThrow();
    Map<Kernel, Set<Integer>> kernels = new LinkedHashMap<>();
    KernelDerivation.computed(planned, optimized.values())
        .forEach(
            (kernel, values) -> {
              Set<Integer> numbers = new LinkedHashSet<>();
              values.forEach(value -> numbers.add(number(value)));
              kernels.put(kernel, numbers);
            });
    return kernels;
  }

  /** Every value of any stage by its number, as it was first. */
  public SortedMap<Integer, Value> values() {
    return history.identities().all();
  }

  /** The number of a value: what is the same thing in another graph has the same. */
  public int number(Value value) {
    return history.identities().of(value);
  }
}
