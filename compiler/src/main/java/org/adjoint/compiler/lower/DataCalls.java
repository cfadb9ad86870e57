package org.adjoint.compiler.lower;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.adjoint.compiler.check.Primitive;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.lower.Denotation.Row;
import org.adjoint.compiler.lower.Denotation.Sequence;
import org.adjoint.compiler.lower.Denotation.Truth;
import org.adjoint.runtime.data.BinaryOperation;
import org.adjoint.runtime.data.Distribution;
import org.adjoint.runtime.data.Expression;
import org.adjoint.runtime.data.Reduction;
import org.adjoint.runtime.data.TokenKind;
import org.adjoint.runtime.data.UnaryOperation;
import org.jspecify.annotations.Nullable;

/** Primitives and transforms in a data block. */
final class DataCalls {
  private static final Map<Primitive, UnaryOperation> ELEMENTWISE = new EnumMap<>(Primitive.class);

  static {
    ELEMENTWISE.put(Primitive.ABS, UnaryOperation.ABSOLUTE);
    ELEMENTWISE.put(Primitive.EXP, UnaryOperation.EXP);
    ELEMENTWISE.put(Primitive.EXPM1, UnaryOperation.EXPM1);
    ELEMENTWISE.put(Primitive.LOG, UnaryOperation.LOG);
    ELEMENTWISE.put(Primitive.LOG1P, UnaryOperation.LOG1P);
    ELEMENTWISE.put(Primitive.SQRT, UnaryOperation.SQUARE_ROOT);
    ELEMENTWISE.put(Primitive.SIN, UnaryOperation.SIN);
    ELEMENTWISE.put(Primitive.COS, UnaryOperation.COS);
    ELEMENTWISE.put(Primitive.TANH, UnaryOperation.TANH);
    ELEMENTWISE.put(Primitive.SIGMOID, UnaryOperation.SIGMOID);
    ELEMENTWISE.put(Primitive.SOFTPLUS, UnaryOperation.SOFTPLUS);
    ELEMENTWISE.put(Primitive.ERF, UnaryOperation.ERF);
    ELEMENTWISE.put(Primitive.FLOOR, UnaryOperation.FLOOR);
    ELEMENTWISE.put(Primitive.SIGN, UnaryOperation.SIGN);
    ELEMENTWISE.put(Primitive.INT, UnaryOperation.TO_INT);
    ELEMENTWISE.put(Primitive.BOOL, UnaryOperation.TO_BOOL);
  }

  private final Elaboration elaboration;

  DataCalls(Elaboration elaboration) {
    this.elaboration = elaboration;
  }

  /** Whether a function of numbers gives a number. */
  static boolean isElementwise(Primitive primitive) {
    return ELEMENTWISE.containsKey(primitive)
        || primitive == Primitive.MINIMUM
        || primitive == Primitive.MAXIMUM;
  }

  Denotation call(Primitive primitive, List<Given> given, Site site) {
    DataArguments arguments =
        DataArguments.match(elaboration, primitive.keyword(), formals(primitive), given, site);
    if (arguments == null) {
      return Denotation.Mark.POISON;
    }
    if (primitive == Primitive.WINDOWS) {
      return DataWindows.of(arguments);
    }
    UnaryOperation operation = ELEMENTWISE.get(primitive);
    return operation == null
        ? new Row(expression(primitive, arguments))
        : DataArithmetic.unary(operation, arguments.value("x"), site);
  }

  /**
   * The parameters, which for some differ from those in a model: a row has the shape that it has.
   */
  private static List<Primitive.Formal> formals(Primitive primitive) {
    return switch (primitive) {
      case UNIFORM -> Primitive.formals("low?", "high?", "shape?");
      case NORMAL -> Primitive.formals("mean?", "deviation?", "shape?");
      case BERNOULLI -> Primitive.formals("p?", "shape?");
      case ONE_HOT -> Primitive.formals("y", "n?");
      case PAD -> Primitive.formals("x", "length", "value?");
      default -> primitive.formals();
    };
  }

  private static Expression expression(Primitive primitive, DataArguments arguments) {
    return switch (primitive) {
      case FLOAT, FLOAT64, STOP_GRADIENT -> arguments.expression("x");
      case MINIMUM -> binary(BinaryOperation.MINIMUM, arguments);
      case MAXIMUM -> binary(BinaryOperation.MAXIMUM, arguments);
      case WHERE ->
          new Expression.Select(
              arguments.expression("c"),
              arguments.expression("a"),
              arguments.expression("b"),
              arguments.place());
      case SUM -> reduce(Reduction.SUM, arguments);
      case MEAN -> reduce(Reduction.MEAN, arguments);
      case MAX -> reduce(Reduction.MAXIMUM, arguments);
      case MIN -> reduce(Reduction.MINIMUM, arguments);
      case PROD -> reduce(Reduction.PRODUCT, arguments);
      case CONCAT -> concat(arguments);
      case RESHAPE ->
          new Expression.Reshape(
              arguments.expression("x"), arguments.repeated("dims"), arguments.place());
      case ONE_HOT ->
          new Expression.OneHot(arguments.expression("y"), arguments.whole("n"), arguments.place());
      case UNIFORM -> draw(Distribution.UNIFORM, arguments, List.of("low", "high"), 0, 1);
      case NORMAL -> draw(Distribution.NORMAL, arguments, List.of("mean", "deviation"), 0, 1);
      case BERNOULLI -> draw(Distribution.BERNOULLI, arguments, List.of("p", ""), 0.5, 0);
      case STANDARDIZE -> new Expression.Standardize(arguments.expression("x"), arguments.place());
      case RESCALE -> rescale(arguments);
      case CATEGORY -> new Expression.Category(arguments.expression("x"), arguments.place());
      case FILL -> fill(arguments);
      case WORDS -> DataTokens.tokens(TokenKind.WORDS, arguments);
      case CHARACTERS -> DataTokens.tokens(TokenKind.CHARACTERS, arguments);
      case NUMBERS -> DataTokens.tokens(TokenKind.NUMBERS, arguments);
      case PAD -> DataTokens.pad(arguments);
      default -> throw meaningless(primitive, arguments.site());
    };
  }

  private static Fault meaningless(Primitive primitive, Site site) {
    return site.fault(
            Code.UNKNOWN_SOURCE, "`" + primitive.keyword() + "` has no meaning in a data block")
        .withHelp("a data block holds transforms, reductions and arithmetic of columns");
  }

  private static Expression binary(BinaryOperation operation, DataArguments arguments) {
    return new Expression.Binary(
        operation, arguments.expression("a"), arguments.expression("b"), arguments.place());
  }

  private static Expression reduce(Reduction reduction, DataArguments arguments) {
    Denotation keep = arguments.find("keep");
    return new Expression.Reduce(
        reduction,
        arguments.expression("x"),
        arguments.wholes("axis"),
        keep instanceof Truth truth && truth.value(),
        arguments.place());
  }

  private static Expression concat(DataArguments arguments) {
    if (!(arguments.value("parts") instanceof Sequence sequence)) {
      throw arguments
          .site()
          .fault(
              Code.TYPE_MISMATCH,
              "`concat` joins a list, found " + arguments.value("parts").describe());
    }
    List<Expression> parts = new ArrayList<>();
    for (Denotation part : sequence.elements()) {
      parts.add(DataArithmetic.expression(part, arguments.site()));
    }
    Integer axis = arguments.whole("axis");
    return new Expression.Concat(parts, axis == null ? -1 : axis, arguments.place());
  }

  private static Expression draw(
      Distribution distribution,
      DataArguments arguments,
      List<String> names,
      double first,
      double second) {
    return new Expression.Draw(
        distribution,
        arguments.expressionOr(names.get(0), first),
        arguments.expressionOr(names.get(1), second),
        arguments.find("shape") == null ? null : arguments.wholes("shape"),
        arguments.place());
  }

  private static Expression rescale(DataArguments arguments) {
    return new Expression.Rescale(
        arguments.expression("x"),
        arguments.numberOr("low", 0),
        arguments.numberOr("high", 1),
        arguments.place());
  }

  private static Expression fill(DataArguments arguments) {
    Denotation value = arguments.value("value");
    boolean mean =
        value instanceof Row row
            && row.expression() instanceof Expression.Column column
            && column.name().equals(Primitive.MEAN.keyword());
    @Nullable Double number = mean ? null : (Double) arguments.numberOr("value", 0);
    return new Expression.Fill(arguments.expression("x"), number, arguments.place());
  }
}
