package org.adjoint.compiler.lower;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.adjoint.compiler.autodiff.Gradients;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.lower.Denotation.Sequence;
import org.adjoint.compiler.lower.Denotation.Tensor;

/**
 * {@code grad(e, x)}: the derivative of a scalar with respect to a tensor, or to each of a list.
 */
final class GradientPrimitive {
  private GradientPrimitive() {}

  static Denotation call(PrimitiveCall call) {
    Value scalar = call.tensor("e");
    if (scalar.shape().rank() != 0 || !scalar.element().isFloating()) {
      throw new Fault(
              DimensionSource.label(
                  call.at("e")
                      .diagnostic(
                          Code.GRADIENT_NOT_SCALAR,
                          "`grad` differentiates a scalar of floats, found `"
                              + scalar.type()
                              + "`"),
                  scalar))
          .withHelp("`sum(…)` or `mean(…)` makes one number of it");
    }
    List<Value> by = new ArrayList<>();
    Site site = call.at("x");
    for (Denotation each : Lists.orSingle(call.get("x"), site)) {
      by.add(variable(call, each, scalar, site));
    }
    List<Denotation> gradients = new ArrayList<>();
    List<Value> values = Gradients.of(call.elaboration().graph(), scalar, by);
    Map<Value, Set<Value>> ledger = call.elaboration().ledger().gradients();
    for (int i = 0; i < values.size(); i++) {
      ledger.computeIfAbsent(values.get(i), value -> new LinkedHashSet<>()).add(by.get(i));
      gradients.add(new Tensor(values.get(i)));
    }
    return call.get("x") instanceof Sequence ? new Sequence(gradients) : gradients.get(0);
  }

  private static Value variable(PrimitiveCall call, Denotation by, Value scalar, Site site) {
    if (!(by instanceof Tensor tensor) || !tensor.value().element().isFloating()) {
      throw site.fault(
          Code.TYPE_MISMATCH,
          "`grad` differentiates by a tensor of floats, found " + by.describe());
    }
    List<Value> reached = Graph.reachable(List.of(scalar));
    // The derivative of a linear function is constant: that its own derivative is 0 is no mistake.
    Map<Value, Set<Value>> known = call.elaboration().ledger().gradients();
    boolean derived =
        reached.stream().anyMatch(v -> known.getOrDefault(v, Set.of()).contains(tensor.value()));
    if (!derived && !reached.contains(tensor.value())) {
      throw new Fault(
              DimensionSource.label(
                  site.diagnostic(
                      Code.GRADIENT_OF_NOTHING,
                      "what `grad` differentiates does not depend on this value"),
                  tensor.value()))
          .withHelp("a name that is bound again means its new value only");
    }
    return tensor.value();
  }
}
