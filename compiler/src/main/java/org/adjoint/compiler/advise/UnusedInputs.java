package org.adjoint.compiler.advise;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.lower.LoweredModel;
import org.adjoint.compiler.source.Span;

/** Finds inputs and targets that nothing the model is for depends on. */
final class UnusedInputs {
  private UnusedInputs() {}

  static List<Diagnostic> of(Graph graph, LoweredModel model) {
    List<Value> roots = new ArrayList<>(model.training().roots());
    roots.addAll(model.inference().roots());
    Set<Value> used = Set.copyOf(Graph.reachable(roots));
    Set<Leaf> fed =
        Stream.concat(model.training().inputs().stream(), model.training().targets().stream())
            .collect(Collectors.toSet());
    List<Diagnostic> found = new ArrayList<>();
    for (Value value : graph.values()) {
      Span span = value.origin().span();
      if (value.operation() instanceof Leaf leaf
          && fed.contains(leaf)
          && span != null
          && !used.contains(value)
          && !roots.isEmpty()) {
        found.add(warning(leaf, span));
      }
    }
    return found;
  }

  private static Diagnostic warning(Leaf leaf, Span span) {
    String kind = leaf.kind() == Leaf.Kind.TARGET ? "target" : "input";
    return Diagnostic.of(
            Code.UNUSED_INPUT,
            span,
            "no output, loss or metric depends on the " + kind + " `" + leaf.name() + "`")
        .withHelp("use it, or leave it out: its data is read for nothing");
  }
}
