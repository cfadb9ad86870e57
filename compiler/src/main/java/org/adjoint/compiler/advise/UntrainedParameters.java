package org.adjoint.compiler.advise;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Operation;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.lower.LoweredModel;
import org.adjoint.compiler.lower.Persistent;
import org.adjoint.compiler.lower.TrainSettings;
import org.adjoint.compiler.op.Floor;
import org.adjoint.compiler.op.Sign;
import org.adjoint.compiler.op.StopGradient;
import org.adjoint.compiler.source.Span;

/**
 * Finds parameters that are to be trained and through which no gradient of the loss flows. Of those
 * that one line of the model makes all have to lack it: the bias of a layer whose derivative alone
 * is in the loss has none either, and nothing is wrong with that layer.
 */
final class UntrainedParameters {
  private UntrainedParameters() {}

  static List<Diagnostic> of(LoweredModel model, TrainSettings settings) {
    Value loss = model.training().loss();
    if (loss == null) {
      return List.of();
    }
    Set<Operation> reached =
        flowing(loss).stream().map(Value::operation).collect(Collectors.toSet());
    Map<Span, List<Leaf>> byPlace = new LinkedHashMap<>();
    for (Persistent parameter : model.parameters()) {
      Span span = parameter.origin().outermost().span();
      if (span != null) {
        byPlace.computeIfAbsent(span, place -> new ArrayList<>()).add(parameter.leaf());
      }
    }
    List<Diagnostic> found = new ArrayList<>();
    byPlace.forEach(
        (span, leaves) -> {
          if (leaves.stream()
              .noneMatch(leaf -> reached.contains(leaf) || isFrozen(leaf, settings))) {
            found.add(warning(span, leaves.stream().map(Leaf::name).toList()));
          }
        });
    return found;
  }

  private static boolean isFrozen(Leaf leaf, TrainSettings settings) {
    return settings.freeze().stream()
        .anyMatch(freeze -> freeze.isAlways() && freeze.parameters().matches(leaf.name()));
  }

  /** All values that a change of which, however small, may change the loss. */
  private static Set<Value> flowing(Value loss) {
    Set<Value> found = new HashSet<>(Set.of(loss));
    Deque<Value> waiting = new ArrayDeque<>(found);
    while (!waiting.isEmpty()) {
      Value value = waiting.pop();
      if (isFlat(value.operation())) {
        continue;
      }
      for (Value operand : value.operands()) {
        if (operand.element().isFloating() && found.add(operand)) {
          waiting.push(operand);
        }
      }
    }
    return found;
  }

  private static boolean isFlat(Operation operation) {
    return operation instanceof StopGradient
        || operation instanceof Floor
        || operation instanceof Sign;
  }

  private static Diagnostic warning(Span span, List<String> names) {
    String all = "`" + String.join("`, `", names) + "`";
    return Diagnostic.of(
            Code.NO_GRADIENT,
            span,
            all
                + (names.size() == 1 ? " gets" : " get")
                + " no gradient: the loss does not change with "
                + (names.size() == 1 ? "it" : "them"))
        .withHelp(
            "let the loss depend on what is made here, not behind `stop_gradient` or a comparison, or name it in `freeze`");
  }
}
