package org.adjoint.compiler.lower;

import java.util.List;
import java.util.function.Supplier;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.diagnostic.Label;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.lower.Denotation.Extent;
import org.adjoint.compiler.lower.Denotation.Mark;
import org.adjoint.compiler.lower.Denotation.Number;
import org.adjoint.compiler.lower.Denotation.Real;
import org.adjoint.compiler.lower.Denotation.Sequence;
import org.adjoint.compiler.lower.Denotation.Tensor;
import org.adjoint.compiler.lower.Denotation.Text;
import org.adjoint.compiler.lower.Denotation.Truth;
import org.adjoint.compiler.lower.Denotation.Whole;
import org.adjoint.compiler.syntax.Declaration;
import org.adjoint.compiler.syntax.TypeSyntax;
import org.jspecify.annotations.Nullable;

/** Holds values against the types that the program declares for them. */
final class TypeMatcher {
  private final Elaboration elaboration;

  TypeMatcher(Elaboration elaboration) {
    this.elaboration = elaboration;
  }

  /**
   * What a type is declared for.
   *
   * @param site the text that gives the value
   * @param what how messages call it
   * @param configuration whether it stands in the first of two parameter lists
   */
  record Subject(Site site, Supplier<String> what, boolean configuration) {}

  /**
   * The value as the type has it; binds names of dimensions in the frame. Poison where it does not
   * fit.
   */
  Denotation match(@Nullable TypeSyntax type, Denotation value, Frame frame, Subject subject) {
    if (type == null || value == Mark.POISON || DataArithmetic.concerns(value)) {
      return value;
    }
    try {
      return fit(type, value, frame, subject);
    } catch (Fault fault) {
      elaboration.report(fault);
      return Mark.POISON;
    }
  }

  /** The result of a body as its declared type has it. */
  Denotation result(Declaration.Parameterized declaration, Denotation value, Frame frame) {
    TypeSyntax type = declaration.signature().result();
    if (type == null || value == Mark.POISON || DataArithmetic.concerns(value)) {
      return value;
    }
    Site site = frame.at(type.span());
    try {
      return fit(
          type,
          value,
          frame,
          new Subject(site, () -> "the result of `" + declaration.name() + "`", false));
    } catch (Fault fault) {
      elaboration.report(ofResult(fault));
      return Mark.POISON;
    }
  }

  /** What does not fit a declared type, as what does not fit that of a result. */
  private static Fault ofResult(Fault fault) {
    Diagnostic found = fault.diagnostic();
    if (found.code() == Code.UNKNOWN_TYPE) {
      return fault;
    }
    List<Label> labels =
        found.labels().stream().filter(label -> !label.span().equals(found.span())).toList();
    return new Fault(
        new Diagnostic(
            Code.RESULT_MISMATCH,
            found.message(),
            found.span(),
            labels,
            found.notes(),
            found.help()));
  }

  private Denotation fit(TypeSyntax type, Denotation value, Frame frame, Subject subject) {
    return switch (type.element().text()) {
      case "float" -> numeric(frame.floats(), type, value, new Fit(frame, subject));
      case "float64" -> numeric(ElementType.FLOAT64, type, value, new Fit(frame, subject));
      case "int" -> numeric(ElementType.INT32, type, value, new Fit(frame, subject));
      case "bool" -> numeric(ElementType.BOOL, type, value, new Fit(frame, subject));
      case "function" -> require(value instanceof FunctionValue, type, value, subject);
      case "string" -> require(value instanceof Text, type, value, subject);
      case "list" -> require(value instanceof Sequence, type, value, subject);
      default -> throw unknownType(type, frame);
    };
  }

  /** The element type that a declared type names. */
  ElementType element(TypeSyntax type, Frame frame) {
    for (ElementType element : ElementType.values()) {
      if (element.keyword().equals(type.element().text())) {
        return element == ElementType.FLOAT32 ? frame.floats() : element;
      }
    }
    throw unknownType(type, frame);
  }

  static Fault unknownType(TypeSyntax type, Frame frame) {
    return frame
        .at(type.element().span())
        .fault(Code.UNKNOWN_TYPE, "there is no type `" + type.element() + "`")
        .withHelp(
            "the types are `float`, `float64`, `int`, `bool`, `function`, `string` and `list`");
  }

  private record Fit(Frame frame, Subject subject) {}

  private Denotation require(boolean fits, TypeSyntax type, Denotation value, Subject subject) {
    if (!fits) {
      throw mismatch(type, value, subject);
    }
    return value;
  }

  private Denotation numeric(ElementType element, TypeSyntax type, Denotation value, Fit fit) {
    if (value instanceof Tensor tensor) {
      return tensor(element, type, tensor, fit);
    }
    if (value instanceof Sequence && !type.dimensions().isEmpty()) {
      Tensor stacked =
          new Tensor(elaboration.coercion().tensor(value, element, fit.subject().site()));
      return tensor(element, type, stacked, fit);
    }
    boolean scalar = new ShapeMatcher(elaboration).matchesScalar(type.dimensions());
    Denotation known = scalar ? known(element, value) : null;
    if (known == null) {
      throw mismatch(type, value, fit.subject());
    }
    return known;
  }

  /** A number or truth value as the element type has it, or null. */
  private static @Nullable Denotation known(ElementType element, Denotation value) {
    if (element == ElementType.BOOL) {
      return value instanceof Truth ? value : null;
    }
    if (!(value instanceof Number)) {
      return null;
    }
    if (element.isFloating()) {
      return value instanceof Whole whole ? new Real(whole.value()) : value;
    }
    Long whole = NumberArithmetic.whole(value);
    return value instanceof Extent ? value : whole == null ? null : new Whole(whole);
  }

  private Denotation tensor(ElementType element, TypeSyntax type, Tensor tensor, Fit fit) {
    ElementType found = tensor.value().element();
    boolean cast = found == ElementType.BOOL && element != ElementType.BOOL;
    cast |= found == ElementType.FLOAT32 && element == fit.frame().floats();
    if (found != element && !cast) {
      throw mismatch(type, tensor, fit.subject());
    }
    new ShapeMatcher(elaboration).match(type, tensor.value(), fit.frame(), fit.subject());
    return new Tensor(elaboration.coercion().tensor(tensor, element, fit.subject().site()));
  }

  private static Fault mismatch(TypeSyntax type, Denotation value, Subject subject) {
    boolean misplaced = subject.configuration() && value instanceof Tensor;
    Code code = misplaced ? Code.PARAMETER_LIST_ORDER : Code.TYPE_MISMATCH;
    Fault fault =
        subject
            .site()
            .fault(
                code,
                subject.what().get()
                    + " is declared `"
                    + type.span().text()
                    + "`, found "
                    + value.describe());
    Fault labelled = new Fault(fault.diagnostic().withLabel(type.span(), "declared here"));
    if (misplaced) {
      return labelled.withHelp(
          "the first list of parameters configures, the second takes the values");
    }
    return value instanceof FunctionValue.Configured
        ? labelled.withHelp("apply it to its values in a second pair of parentheses")
        : labelled;
  }
}
