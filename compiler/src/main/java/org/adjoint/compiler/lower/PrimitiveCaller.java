package org.adjoint.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.adjoint.compiler.check.Primitive;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.lower.Denotation.Known;
import org.adjoint.compiler.lower.Denotation.Mark;
import org.adjoint.compiler.lower.Denotation.Row;
import org.jspecify.annotations.Nullable;

/** Calls what is not written in the language. */
final class PrimitiveCaller {
  private final Elaboration elaboration;

  PrimitiveCaller(Elaboration elaboration) {
    this.elaboration = elaboration;
  }

  Denotation call(Primitive primitive, List<Given> given, Site site) {
    if (elaboration.isData()) {
      return inData(primitive, given, site);
    }
    if (primitive.isTransform()) {
      throw site.fault(
          Code.MISPLACED_STATEMENT,
          "`" + primitive.keyword() + "` has a meaning in a data block only");
    }
    return compiled(primitive, given, site);
  }

  /** What is known when compiled stays so in a data block; all else is for the runtime. */
  private Denotation inData(Primitive primitive, List<Given> given, Site site) {
    Denotation[] values = given.stream().map(Given::value).toArray(Denotation[]::new);
    Known known =
        primitive.isTransform() || primitive.takesShape() ? null : known(primitive, given, site);
    boolean hidden = DataArithmetic.concerns(values) && DataCalls.isElementwise(primitive);
    if (known != null && !hidden) {
      return known;
    }
    Denotation result = new DataCalls(elaboration).call(primitive, given, site);
    return result instanceof Row row ? row.with(known) : result;
  }

  /** What the call gives if no column has the name of a constant, or null. */
  private @Nullable Known known(Primitive primitive, List<Given> given, Site site) {
    List<Given> constants = new ArrayList<>();
    for (Given each : given) {
      Known constant = DataArithmetic.constant(each.value());
      if (constant == null) {
        return null;
      }
      constants.add(new Given(each.name(), constant, each.span()));
    }
    return compiled(primitive, constants, site) instanceof Known known ? known : null;
  }

  private Denotation compiled(Primitive primitive, List<Given> given, Site site) {
    Map<Integer, Given> byPlace =
        new Arguments(elaboration).match(primitive.keyword(), primitive.formals(), given, site);
    return byPlace == null
        ? Mark.POISON
        : call(new PrimitiveCall(elaboration, primitive, byPlace, site));
  }

  private static Denotation call(PrimitiveCall call) {
    return switch (call.primitive()) {
      case ABS, EXP, EXPM1, LOG, LOG1P, SQRT, SIN, COS, TANH, SIGMOID, SOFTPLUS, ERF, FLOOR, SIGN ->
          UnaryPrimitives.call(call);
      case MINIMUM, MAXIMUM, WHERE, STOP_GRADIENT -> ElementwisePrimitives.call(call);
      case FLOAT, FLOAT64, INT, BOOL -> Casts.call(call);
      case SUM, MEAN, MAX, MIN, PROD, ARGMAX, ARGMIN -> Reductions.call(call);
      case RANGE, ZEROS, ONES, ZEROS_LIKE, ONES_LIKE, SIZE, SHAPE, PER_AXIS -> Creations.call(call);
      case CONCAT, SPLIT, RESHAPE, TRANSPOSE -> Movements.call(call);
      case PAD, UNFOLD -> Windows.call(call);
      case TAKE, TAKE_CLASS, ONE_HOT -> Selections.call(call);
      case EINSUM -> EinsteinSum.call(call);
      case UNIFORM, NORMAL, BERNOULLI -> Draws.call(call);
      case GRAD -> GradientPrimitive.call(call);
      case STANDARDIZE, RESCALE, CATEGORY, FILL, WINDOWS, WORDS, CHARACTERS, NUMBERS ->
          throw new IllegalStateException(call.name() + " is no part of a graph");
    };
  }
}
