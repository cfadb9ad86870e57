package org.adjoint.compiler.check;

import java.util.Set;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.diagnostic.Diagnostics;
import org.adjoint.compiler.syntax.DimensionSyntax;
import org.adjoint.compiler.syntax.Expression;
import org.adjoint.compiler.syntax.TypeSyntax;

/** Checks declared types. */
final class TypeCheck {
  private static final Set<String> TENSORS = Set.of("float", "float64", "int", "bool");
  private static final Set<String> OTHERS = Set.of("function", "string", "list");

  private final Diagnostics diagnostics;
  private final ExpressionCheck expressions;

  TypeCheck(Diagnostics diagnostics, ExpressionCheck expressions) {
    this.diagnostics = diagnostics;
    this.expressions = expressions;
  }

  /** Checks a type all of whose names are bound. */
  void check(TypeSyntax type, Body body) {
    element(type);
    for (DimensionSyntax dimension : type.dimensions()) {
      if (dimension instanceof DimensionSyntax.Size size) {
        expressions.check(size.value(), body);
      }
    }
  }

  private void element(TypeSyntax type) {
    String name = type.element().text();
    if (TENSORS.contains(name) || OTHERS.contains(name) && type.dimensions().isEmpty()) {
      return;
    }
    if (OTHERS.contains(name)) {
      diagnostics.add(Code.UNKNOWN_TYPE, type.span(), "a `" + name + "` has no dimensions");
      return;
    }
    String near = Suggestions.help(name, TENSORS);
    diagnostics.add(
        Diagnostic.of(Code.UNKNOWN_TYPE, type.element().span(), "there is no type `" + name + "`")
            .withHelp(
                near != null
                    ? near
                    : "the types are `float`, `float64`, `int`, `bool`, `function`, `string` and `list`"));
  }

  /** Binds the names that the dimensions of a parameter's type bind, being nothing but a name. */
  static void bindNames(TypeSyntax type, Body body) {
    for (DimensionSyntax dimension : type.dimensions()) {
      if (dimension instanceof DimensionSyntax.Size size
          && size.value() instanceof Expression.Reference reference) {
        body.bind(reference.name().text());
      }
    }
  }

  /** Checks that the dots stand once. */
  void checkDots(TypeSyntax type) {
    boolean found = false;
    for (DimensionSyntax dimension : type.dimensions()) {
      if (dimension instanceof DimensionSyntax.Ellipsis) {
        if (found) {
          diagnostics.add(Code.WRONG_RANK, dimension.span(), "`...` stands once in a type");
        }
        found = true;
      }
    }
  }
}
