package org.adjoint.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import org.adjoint.compiler.check.BuiltinNames;
import org.adjoint.compiler.check.Definition;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.lower.Denotation.Extent;
import org.adjoint.compiler.lower.Denotation.Mark;
import org.adjoint.compiler.syntax.Declaration;
import org.adjoint.compiler.syntax.DimensionSyntax;
import org.adjoint.compiler.syntax.Expression;
import org.adjoint.compiler.syntax.TypeSyntax;
import org.jspecify.annotations.Nullable;

/** Holds shapes against declared dimensions, and works declared dimensions out. */
final class ShapeMatcher {
  private final Elaboration elaboration;

  ShapeMatcher(Elaboration elaboration) {
    this.elaboration = elaboration;
  }

  boolean matchesScalar(List<DimensionSyntax> dimensions) {
    return dimensions.stream().allMatch(DimensionSyntax.Ellipsis.class::isInstance);
  }

  /** Binds the names of dimensions that are not bound yet, then compares all others. */
  void match(TypeSyntax type, Value value, Frame frame, TypeMatcher.Subject subject) {
    List<Pair> pairs = align(type, value, subject);
    for (Pair pair : pairs) {
      String free = freeName(pair.declared(), frame);
      if (free != null) {
        frame.bind(free, Extent.of(value.shape().get(pair.axis())));
      }
    }
    for (Pair pair : pairs) {
      Dimension expected = expected(pair.declared(), frame);
      if (expected != null && !expected.equals(value.shape().get(pair.axis()))) {
        throw mismatch(type, new Found(value, pair.axis(), expected), subject);
      }
    }
  }

  private record Pair(DimensionSyntax declared, int axis) {}

  private static List<Pair> align(TypeSyntax type, Value value, TypeMatcher.Subject subject) {
    List<DimensionSyntax> declared = type.dimensions();
    int rank = value.shape().rank();
    int ellipsis = -1;
    for (int i = 0; i < declared.size(); i++) {
      ellipsis = declared.get(i) instanceof DimensionSyntax.Ellipsis ? i : ellipsis;
    }
    boolean fits = ellipsis < 0 ? rank == declared.size() : rank >= declared.size() - 1;
    if (!fits) {
      Diagnostic diagnostic =
          subject
              .site()
              .diagnostic(
                  Code.WRONG_RANK,
                  subject.what().get()
                      + " is declared `"
                      + type.span().text()
                      + "`, found `"
                      + value.type()
                      + "`")
              .withLabel(type.span(), "declared here");
      throw new Fault(DimensionSource.label(diagnostic, value));
    }
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < declared.size(); i++) {
      if (i != ellipsis) {
        boolean before = ellipsis < 0 || i < ellipsis;
        pairs.add(new Pair(declared.get(i), before ? i : rank - declared.size() + i));
      }
    }
    return pairs;
  }

  private static @Nullable String freeName(DimensionSyntax dimension, Frame frame) {
    if (!(dimension instanceof DimensionSyntax.Size size)
        || !(size.value() instanceof Expression.Reference reference)) {
      return null;
    }
    String name = reference.name().text();
    return isBound(name, frame) ? null : name;
  }

  private static boolean isBound(String name, Frame frame) {
    if (frame.find(name) != null || name.equals(BuiltinNames.BATCH)) {
      return true;
    }
    Definition definition = frame.module().find(name);
    return definition != null
        && (definition.declaration() instanceof Declaration.Constant
            || definition.declaration() instanceof Declaration.RuntimeDimension);
  }

  private @Nullable Dimension expected(DimensionSyntax declared, Frame frame) {
    return declared instanceof DimensionSyntax.Size size ? dimension(size.value(), frame) : null;
  }

  private record Found(Value value, int axis, Dimension expected) {}

  private static Fault mismatch(TypeSyntax type, Found found, TypeMatcher.Subject subject) {
    Value value = found.value();
    Diagnostic diagnostic =
        subject
            .site()
            .diagnostic(
                Code.SHAPE_MISMATCH,
                subject.what().get()
                    + " is declared `"
                    + type.span().text()
                    + "`, found `"
                    + value.type()
                    + "`: "
                    + found.expected()
                    + " is needed where "
                    + value.shape().get(found.axis())
                    + " is")
            .withLabel(type.span(), "declared here");
    return new Fault(DimensionSource.label(diagnostic, value, found.axis()));
  }

  /**
   * The shape that a declared type has, all of whose dimensions are bound; null where one is
   * poison.
   */
  @Nullable Shape shape(TypeSyntax type, Frame frame) {
    List<Dimension> dimensions = new ArrayList<>();
    for (DimensionSyntax declared : type.dimensions()) {
      if (!(declared instanceof DimensionSyntax.Size size)) {
        throw frame
            .at(declared.span())
            .fault(
                Code.WRONG_RANK,
                "a dimension must be given here, found `" + declared.span().text() + "`");
      }
      Dimension dimension = dimension(size.value(), frame);
      if (dimension == null) {
        return null;
      }
      dimensions.add(dimension);
    }
    return new Shape(dimensions);
  }

  private @Nullable Dimension dimension(Expression expression, Frame frame) {
    Denotation value = elaboration.expressions().evaluate(expression, frame);
    return value == Mark.POISON ? null : dimension(value, frame.at(expression.span()));
  }

  /** The dimension that something known when compiled is. */
  static Dimension dimension(Denotation value, Site site) {
    Dimension dimension = NumberArithmetic.dimension(value);
    if (dimension == null) {
      boolean known = value instanceof Denotation.Real;
      throw site.fault(
          known ? Code.DIMENSION_NOT_WHOLE : Code.NOT_CONSTANT,
          "a dimension is a whole number known when compiled, found " + value.describe());
    }
    if (dimension.isConstant() && dimension.constant() < 0) {
      throw site.fault(Code.INVALID_VALUE, "a dimension cannot be negative, found " + dimension);
    }
    return dimension;
  }
}
