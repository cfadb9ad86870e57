package org.adjoint.compiler.lower;

import org.adjoint.compiler.check.BuiltinNames;
import org.adjoint.compiler.check.Definition;
import org.adjoint.compiler.check.Module;
import org.adjoint.compiler.lower.Denotation.Known;
import org.adjoint.compiler.lower.Denotation.Real;
import org.adjoint.compiler.lower.Denotation.Row;
import org.adjoint.compiler.lower.Denotation.Truth;
import org.adjoint.compiler.syntax.Declaration;
import org.adjoint.compiler.syntax.Identifier;
import org.adjoint.runtime.data.Expression;
import org.jspecify.annotations.Nullable;

/**
 * Names in a data block. A column hides all else, but which columns there are shows only when the
 * data is read: so a number is handed to the runtime as the column of its name, or else itself.
 */
final class DataNames {
  private final Elaboration elaboration;

  DataNames(Elaboration elaboration) {
    this.elaboration = elaboration;
  }

  Denotation value(Identifier name, Frame frame) {
    boolean declared = frame.module().find(name.text()) != null;
    if (name.text().equals(BuiltinNames.NEW_AXIS) && !declared) {
      return Denotation.Mark.NEW_AXIS;
    }
    Denotation constant = constant(name.text(), frame.module());
    boolean number = constant instanceof Denotation.Number || constant instanceof Truth;
    if (constant != null && !number) {
      return constant;
    }
    Expression column = new Expression.Column(name.text(), DataArithmetic.place(name.span()));
    return new Row(column, (Known) constant);
  }

  /** What a name stands for if no column has it; null where it is no constant. */
  @Nullable Denotation constant(String name, Module module) {
    Definition definition = module.find(name);
    if (definition == null) {
      return ofBuiltin(name);
    }
    return definition.declaration() instanceof Declaration.Constant constant
        ? elaboration.names().constant(definition, constant)
        : null;
  }

  private static @Nullable Known ofBuiltin(String name) {
    return switch (name) {
      case BuiltinNames.PI -> new Real(Math.PI);
      case BuiltinNames.INFINITY -> new Real(Double.POSITIVE_INFINITY);
      default -> null;
    };
  }
}
