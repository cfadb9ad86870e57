package org.adjoint.compiler.lower;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.adjoint.compiler.check.BoundNames;
import org.adjoint.compiler.check.Library;
import org.adjoint.compiler.ir.TensorType;
import org.adjoint.compiler.source.Span;
import org.adjoint.compiler.syntax.Identifier;
import org.adjoint.compiler.syntax.Statement;

/**
 * The types of the tensors that the names of a program have stood for, by the place that binds
 * them: several where a body runs more than once.
 */
public final class NameTypes {
  private final Map<Span, Set<TensorType>> types = new LinkedHashMap<>();

  /** Notes what a statement of the program's own text has bound. */
  void note(Statement statement, Frame frame) {
    if (Library.owns(statement.span())) {
      return;
    }
    for (Identifier name : BoundNames.directly(statement)) {
      if (frame.find(name.text()) instanceof Denotation.Tensor tensor) {
        types
            .computeIfAbsent(name.span(), absent -> new LinkedHashSet<>())
            .add(tensor.value().type());
      }
    }
  }

  /** The types of what the name at a place has stood for, none where it was no tensor. */
  public Set<TensorType> at(Span name) {
    return types.getOrDefault(name, Set.of());
  }

  /** All places with their types, in the order in which they were bound. */
  public Map<Span, Set<TensorType>> all() {
    return Map.copyOf(types);
  }
}
