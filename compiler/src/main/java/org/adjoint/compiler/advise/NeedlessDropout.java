package org.adjoint.compiler.advise;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Movement;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.lower.LoweredModel;
import org.adjoint.compiler.op.Constant;
import org.adjoint.compiler.op.Less;
import org.adjoint.compiler.op.RandomBits;
import org.adjoint.compiler.op.Select;
import org.adjoint.compiler.source.Span;

/** Finds elements set to zero at random in networks that have hardly a parameter to spare. */
final class NeedlessDropout {
  /** Fewer parameters than this are a tiny network. */
  private static final long TINY = 200;

  private NeedlessDropout() {}

  static List<Diagnostic> of(LoweredModel model) {
    long parameters =
        model.parameters().stream()
            .mapToLong(each -> each.leaf().resultType().shape().size().constant())
            .sum();
    Value loss = model.training().loss();
    if (loss == null || parameters == 0 || parameters >= TINY) {
      return List.of();
    }
    Set<Span> places = new LinkedHashSet<>();
    for (Value value : Graph.reachable(List.of(loss))) {
      Span span = value.origin().outermost().span();
      if (span != null && isDropout(value)) {
        places.add(span);
      }
    }
    List<Diagnostic> found = new ArrayList<>();
    places.forEach(span -> found.add(warning(span, parameters)));
    return found;
  }

  private static boolean isDropout(Value value) {
    return value.operation() instanceof Select
        && value.operand(0).operation() instanceof Less
        && isZero(value.operand(2))
        && isDrawn(value.operand(0));
  }

  /** Whether it depends on random bits and on nothing that the model computes. */
  private static boolean isDrawn(Value condition) {
    List<Value> parts = Graph.reachable(List.of(condition));
    return parts.stream().anyMatch(part -> part.operation() instanceof RandomBits)
        && parts.stream().noneMatch(NeedlessDropout::isKeptOrFed);
  }

  private static boolean isKeptOrFed(Value value) {
    return value.operation() instanceof Leaf leaf && leaf.kind() != Leaf.Kind.SCALAR;
  }

  private static boolean isZero(Value value) {
    Value filled = value;
    while (filled.operation() instanceof Movement) {
      filled = filled.operand(0);
    }
    return filled.operation() instanceof Constant constant && constant.number() == 0;
  }

  private static Diagnostic warning(Span span, long parameters) {
    return Diagnostic.of(
            Code.NEEDLESS_DROPOUT,
            span,
            "elements are dropped at random in a network of " + parameters + " parameters")
        .withHelp("leave dropout out: a network this small rarely fits its data too well");
  }
}
