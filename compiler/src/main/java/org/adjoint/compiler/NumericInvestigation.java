package org.adjoint.compiler;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.interpret.Interpreter;
import org.adjoint.compiler.interpret.Tensor;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.GraphFunction;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.OriginText;
import org.adjoint.compiler.ir.StepTurn;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.LoopRun;
import org.adjoint.compiler.op.Scan;
import org.adjoint.compiler.plan.Plan;
import org.adjoint.compiler.source.Span;
import org.adjoint.runtime.program.StepScalars;
import org.adjoint.runtime.program.Storage;
import org.adjoint.runtime.train.NumericInvestigator;
import org.jspecify.annotations.Nullable;

/**
 * Repeats a step, value by value, to find the operation that made the first number that is not
 * finite of numbers that were.
 */
public final class NumericInvestigation implements NumericInvestigator {
  private final Plan plan;
  private final List<GraphFunction> steps;
  private final Span training;
  private @Nullable Diagnostic found;

  private NumericInvestigation(Plan plan, List<GraphFunction> steps, Span training) {
    this.plan = plan;
    this.steps = steps;
    this.training = training;
  }

  /** An investigation into the training steps of a model. */
  public static NumericInvestigation of(CompiledModel model) {
    List<GraphFunction> steps =
        model.optimized().stream().filter(function -> function.turn() != null).toList();
    return new NumericInvestigation(model.plan(), steps, model.trainBlock().declaration().span());
  }

  /** What the last investigation found, with the text that made it. */
  public Optional<Diagnostic> found() {
    return Optional.ofNullable(found);
  }

  @Override
  public String investigate(Storage before, Object[] feed, int rows, StepScalars scalars) {
    GraphFunction step = step(scalars);
    StepTurn turn = step.turn() == null ? StepTurn.ALWAYS : step.turn();
    StepBindings.Moment moment = new StepBindings.Moment(scalars, turn.update(scalars.step));
    Interpreter interpreter =
        Interpreter.of(
            StepBindings.of(plan, before, feed, rows, moment),
            StepBindings.symbols(plan, rows, scalars));
    FaultWatch watch = new FaultWatch();
    interpreter.observedBy(watch).evaluate(step.values());
    Value culprit = culprit(step, watch.faulty());
    if (culprit == null) {
      return "";
    }
    FaultWatch.InTurn inTurn =
        culprit.operation() instanceof Scan scan ? watch.first(scan.loop()) : null;
    Value made = inTurn == null ? culprit : inTurn.value();
    String where =
        part(step, culprit) + (inTurn == null ? "" : ", in the turn of slice " + inTurn.position());
    String fault = fault(made, inTurn == null ? near(culprit, interpreter) : inTurn.near(), where);
    found = diagnostic(made, fault);
    String place = OriginText.of(made.origin());
    return fault + (place.isEmpty() ? "" : ", at " + place);
  }

  /** The function that a step is. */
  private GraphFunction step(StepScalars scalars) {
    for (GraphFunction step : steps) {
      StepTurn turn = step.turn();
      if (turn != null && turn.isAt(scalars.step, scalars.epoch)) {
        return step;
      }
    }
    throw new IllegalStateException("no function is step " + scalars.step);
  }

  /** The first of the values at fault that make a result faulty and whose operands are not. */
  private static @Nullable Value culprit(GraphFunction step, Set<Value> faulty) {
    List<Value> results = step.values().stream().filter(faulty::contains).toList();
    for (Value value : Graph.reachable(results)) {
      if (faulty.contains(value) && value.operands().stream().noneMatch(faulty::contains)) {
        return value;
      }
    }
    return null;
  }

  /** The tensors of a value and its operands. */
  private static Map<Value, Tensor> near(Value culprit, Interpreter interpreter) {
    Map<Value, Tensor> near = new HashMap<>();
    Set<Value> wanted = new HashSet<>(culprit.operands());
    wanted.add(culprit);
    interpreter
        .observedBy(
            (value, tensor) -> {
              if (wanted.contains(value)) {
                near.put(value, tensor);
              }
            })
        .evaluate(culprit);
    return near;
  }

  private static String fault(Value culprit, Map<Value, Tensor> near, String where) {
    Tensor result = near.get(culprit);
    if (result == null) {
      throw new IllegalStateException("the investigation lost its value");
    }
    int place = FaultWatch.firstFault(result);
    String made = "made " + number(result.get(place));
    if (culprit.operation() instanceof Leaf leaf) {
      return "`" + leaf.name() + "` holds " + number(result.get(place));
    }
    List<String> operands = new ArrayList<>();
    for (Value operand : culprit.operands()) {
      Tensor tensor = near.get(operand);
      if (tensor != null && tensor.size() == result.size()) {
        operands.add(number(tensor.get(place)));
      }
    }
    String of = operands.isEmpty() ? "" : " of " + String.join(" and ", operands);
    return "`" + culprit.operation().name() + "` " + made + of + " in " + where;
  }

  private static String number(double number) {
    if (Double.isInfinite(number)) {
      return number > 0 ? "infinity" : "-infinity";
    }
    return number == (long) number && Math.abs(number) < 1e7
        ? Long.toString((long) number)
        : Float.toString((float) number);
  }

  /** Whether both are the same, or results of one run of a loop, some of them for the gradient. */
  private static boolean isMadeWith(Value one, Value other) {
    boolean sameRun =
        one.operation() instanceof Scan
            && other.operation() instanceof Scan
            && LoopRun.of(one).equals(LoopRun.of(other));
    return sameRun || one.equals(other);
  }

  /** Which part of a step a value belongs to. */
  private String part(GraphFunction step, Value value) {
    List<Value> measured =
        step.results().stream()
            .filter(result -> result.sink() instanceof GraphFunction.Sink.Report)
            .map(GraphFunction.Result::value)
            .toList();
    if (Graph.reachable(measured).stream().anyMatch(each -> isMadeWith(each, value))) {
      return "the forward pass";
    }
    Span span = value.origin().outermost().span();
    boolean fromTraining =
        span == null
            || (span.source() == training.source()
                && span.start() >= training.start()
                && span.end() <= training.end());
    return fromTraining ? "the update" : "the backward pass";
  }

  private static @Nullable Diagnostic diagnostic(Value culprit, String fault) {
    Span span = culprit.origin().outermost().span();
    if (span == null) {
      return null;
    }
    Diagnostic diagnostic = Diagnostic.of(Code.NOT_A_NUMBER, span, fault);
    Span inner = culprit.origin().span();
    return inner == null || inner.equals(span)
        ? diagnostic
        : diagnostic.withLabel(inner, "the operation");
  }
}
