package org.adjoint.compiler.lower;

import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.TensorType;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.lower.Denotation.Mark;
import org.adjoint.compiler.lower.Denotation.Sequence;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.syntax.Expression;
import org.adjoint.compiler.syntax.TypeSyntax;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a parameter or state begins with: its declared shape is piped into its initialiser.
 */
final class Initializers {
  private final Elaboration elaboration;

  Initializers(Elaboration elaboration) {
    this.elaboration = elaboration;
  }

  /** The type as declared; null where none is, or where it is poison. */
  @Nullable TensorType declaredType(@Nullable TypeSyntax type, Frame frame) {
    if (type == null) {
      return null;
    }
    Shape shape = new ShapeMatcher(elaboration).shape(type, frame);
    return shape == null ? null : new TensorType(elaboration.types().element(type, frame), shape);
  }

  /** The first value; null where it is poison. */
  @Nullable Value value(
      @Nullable TypeSyntax syntax, @Nullable TensorType type, Expression initializer, Frame frame) {
    Site site = frame.at(initializer.span());
    if (syntax == null) {
      Denotation value = elaboration.expressions().evaluate(initializer, frame);
      return value == Mark.POISON ? null : inferred(value, frame, site);
    }
    if (type == null) {
      return null;
    }
    Given shape = Given.positional(new Sequence(Movements.numbers(type.shape())), syntax.span());
    Denotation value = elaboration.calls().initialize(shape, initializer, frame);
    return value == Mark.POISON ? null : fitted(value, type, site);
  }

  /** The value as it is, of the floats of the body. */
  private Value inferred(Denotation value, Frame frame, Site site) {
    Value tensor = elaboration.coercion().tensor(value, site);
    return tensor.element() == ElementType.FLOAT32
        ? elaboration.coercion().algebra(site).convert(tensor, frame.floats())
        : tensor;
  }

  private Value fitted(Denotation value, TensorType type, Site site) {
    Algebra algebra = elaboration.coercion().algebra(site);
    Value tensor = elaboration.coercion().tensor(value, type.element(), site);
    boolean fills = tensor.shape().rank() == 0;
    if (!fills && !tensor.shape().equals(type.shape())) {
      Diagnostic diagnostic =
          site.diagnostic(
              Code.SHAPE_MISMATCH,
              "`" + type + "` is declared, but its first value is `" + tensor.type() + "`");
      throw new Fault(DimensionSource.label(diagnostic, tensor));
    }
    return fills ? algebra.fill(tensor, type.shape()) : tensor;
  }
}
