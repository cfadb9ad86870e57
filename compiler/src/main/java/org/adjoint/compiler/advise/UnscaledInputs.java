package org.adjoint.compiler.advise;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Movement;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.lower.LoweredModel;
import org.adjoint.compiler.op.Contraction;
import org.adjoint.compiler.op.Convert;
import org.adjoint.compiler.source.Span;
import org.adjoint.compiler.syntax.Declaration;
import org.adjoint.compiler.syntax.Identifier;
import org.adjoint.compiler.syntax.Statement;
import org.adjoint.runtime.data.Dataset;
import org.adjoint.runtime.program.ElementKind;
import org.adjoint.runtime.program.Port;

/**
 * Finds inputs that weights multiply as they come, and whose numbers are far from those that first
 * weights are drawn for, which have mean 0 and deviation 1.
 */
final class UnscaledInputs {
  /**
   * Of numbers of this size, gradients of the first weights are 10 times as large as meant, and the
   * steps that keep descent stable 100 times as small: those go with the square.
   */
  private static final double LARGE = 10;

  private UnscaledInputs() {}

  static List<Diagnostic> of(LoweredModel model, Declaration.Data data, Dataset training) {
    Set<String> multiplied = multiplied(model);
    List<Diagnostic> found = new ArrayList<>();
    for (int place = 0; place < training.ports().size(); place++) {
      Port port = training.ports().get(place);
      boolean floats = port.kind() == ElementKind.FLOAT32 || port.kind() == ElementKind.FLOAT64;
      if (!floats || !port.perRow() || !multiplied.contains(port.name())) {
        continue;
      }
      ColumnFigures figures = ColumnFigures.of(training, place);
      if (figures.size(figures.largest()) > LARGE) {
        found.add(warning(port.name(), figures, span(port.name(), data)));
      }
    }
    return found;
  }

  /** Names of the inputs that products with parameters take without any arithmetic before. */
  private static Set<String> multiplied(LoweredModel model) {
    Set<Value> plain = new HashSet<>();
    Set<Value> weights = new HashSet<>();
    Set<Value> reached = new LinkedHashSet<>();
    for (Value value : Graph.reachable(model.training().roots())) {
      if (value.operation() instanceof Leaf leaf) {
        (leaf.kind() == Leaf.Kind.PARAMETER ? weights : plain).add(value);
      } else if (isMoved(value)) {
        addLike(value, plain);
        addLike(value, weights);
      } else if (value.operation() instanceof Contraction) {
        for (int side = 0; side < 2; side++) {
          if (plain.contains(value.operand(side)) && weights.contains(value.operand(1 - side))) {
            reached.add(value.operand(side));
          }
        }
      }
    }
    Set<String> names = new HashSet<>();
    for (Value value : Graph.reachable(List.copyOf(reached))) {
      if (value.operation() instanceof Leaf leaf && leaf.kind() == Leaf.Kind.INPUT) {
        names.add(leaf.name());
      }
    }
    return names;
  }

  private static boolean isMoved(Value value) {
    return value.operation() instanceof Movement || value.operation() instanceof Convert;
  }

  private static void addLike(Value moved, Set<Value> kind) {
    if (kind.contains(moved.operand(0))) {
      kind.add(moved);
    }
  }

  private static Span span(String input, Declaration.Data data) {
    for (Statement statement : data.body().statements()) {
      if (statement instanceof Statement.Bind bind) {
        for (Identifier name : bind.names()) {
          if (name.text().equals(input)) {
            return name.span();
          }
        }
      }
    }
    return data.name().span();
  }

  private static Diagnostic warning(String input, ColumnFigures figures, Span span) {
    int largest = figures.largest();
    String element = figures.elements() == 1 ? "" : "element " + (largest + 1) + " of ";
    String message =
        String.format(
            Locale.ROOT,
            "%s`%s` has mean %.4g and deviation %.4g, and weights multiply it as it is",
            element,
            input,
            figures.mean(largest),
            figures.deviation(largest));
    return Diagnostic.of(Code.UNSCALED_INPUT, span, message)
        .withHelp(
            "end the line with `-> standardize`, or divide by the greatest value:"
                + " first weights are drawn for mean 0 and deviation 1");
  }
}
