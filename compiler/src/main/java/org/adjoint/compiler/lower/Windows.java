package org.adjoint.compiler.lower;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.adjoint.compiler.check.Primitive;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.lower.Denotation.Tensor;
import org.adjoint.compiler.op.Pad;
import org.adjoint.compiler.op.Skew;

/** Fills around axes, and windows along them. */
final class Windows {
  private Windows() {}

  static Denotation call(PrimitiveCall call) {
    return new Tensor(call.primitive() == Primitive.PAD ? pad(call) : unfold(call));
  }

  /** {@code pad(x, axis, low, high, value, between)}, of one axis or of a list of them. */
  private static Value pad(PrimitiveCall call) {
    Value x = call.tensor("x");
    double fill = fill(call, x.element());
    List<Integer> axes = call.axes("axis", x.shape().rank());
    List<Long> low = counts(call, "low", axes.size());
    List<Long> high = counts(call, "high", axes.size());
    List<Long> between = counts(call, "between", axes.size());
    Value padded = x;
    for (int i = 0; i < axes.size(); i++) {
      Dimension before = Dimension.of(low.get(i));
      Dimension behind = Dimension.of(high.get(i));
      Pad pad = new Pad(axes.get(i), before, behind, between.get(i), fill);
      padded = call.algebra().pad(padded, pad);
    }
    return padded;
  }

  private static double fill(PrimitiveCall call, ElementType element) {
    if (!call.has("value")) {
      return 0;
    }
    Double fill = NumberArithmetic.real(call.get("value"));
    boolean fits = fill != null && (element.isFloating() || fill == Math.rint(fill));
    if (fill == null || !fits || element == ElementType.BOOL && fill != 0) {
      throw call.at("value")
          .fault(
              Code.INVALID_VALUE,
              "the value of `pad` is a number known when compiled that is among those of the tensor,"
                  + " found "
                  + call.get("value").describe());
    }
    return fill;
  }

  /** Of each axis a number that is not negative; one number counts for all. */
  private static List<Long> counts(PrimitiveCall call, String parameter, int axes) {
    if (!call.has(parameter)) {
      return Collections.nCopies(axes, 0L);
    }
    List<Denotation> given = Lists.orSingle(call.get(parameter), call.at(parameter));
    if (given.size() != 1 && given.size() != axes) {
      throw call.at(parameter)
          .fault(
              Code.INVALID_VALUE,
              "`" + parameter + "` has " + given.size() + " numbers for " + axes + " axes");
    }
    List<Long> counts = new ArrayList<>();
    for (int axis = 0; axis < axes; axis++) {
      Denotation each = given.get(given.size() == 1 ? 0 : axis);
      counts.add(count(call, parameter, each, 0));
    }
    return counts;
  }

  private static long count(PrimitiveCall call, String parameter, Denotation value, long least) {
    Long whole = NumberArithmetic.whole(value);
    if (whole == null || whole < least) {
      throw call.at(parameter)
          .fault(
              whole == null ? Code.NOT_CONSTANT : Code.INVALID_VALUE,
              "`"
                  + parameter
                  + "` of `"
                  + call.name()
                  + "` is a whole number from "
                  + least
                  + " known when compiled, found "
                  + value.describe());
    }
    return whole;
  }

  /**
   * {@code unfold(x, axis, size, stride, dilation)}: the axis counts the windows that fit, and a
   * new one behind it the elements of each.
   */
  private static Value unfold(PrimitiveCall call) {
    Value x = call.tensor("x");
    int axis = call.axis("axis", 0, x.shape().rank());
    long size = count(call, "size", call.get("size"), 1);
    long stride = call.has("stride") ? count(call, "stride", call.get("stride"), 1) : 1;
    long dilation = call.has("dilation") ? count(call, "dilation", call.get("dilation"), 1) : 1;
    long reach = Math.addExact(Math.multiplyExact(size - 1, dilation), 1);
    Dimension whole = x.shape().get(axis);
    Dimension room = whole.minus(Dimension.of(reach));
    if (room.isConstant() && room.constant() < 0) {
      throw new Fault(
          DimensionSource.label(
              call.site()
                  .diagnostic(
                      Code.SHAPE_MISMATCH,
                      "a window over "
                          + reach
                          + " elements does not fit along axis "
                          + axis
                          + " of `"
                          + x.type()
                          + "`, which has "
                          + whole),
              x,
              axis));
    }
    Skew skew = new Skew(axis, axis + 1, stride, dilation, windows(call, room, stride));
    return call.algebra().window(x, skew, Dimension.of(size));
  }

  /** How many windows stand along an axis, given how much longer than one it is. */
  private static Dimension windows(PrimitiveCall call, Dimension room, long stride) {
    if (room.isConstant()) {
      return Dimension.of(room.constant() / stride + 1);
    }
    Dimension more =
        room.dividedBy(Dimension.of(stride))
            .orElseThrow(
                () ->
                    call.site()
                        .fault(
                            Code.NOT_CONSTANT,
                            "how many windows a stride of "
                                + stride
                                + " leaves of "
                                + room.plus(Dimension.ONE)
                                + " is not known when compiled"));
    return more.plus(Dimension.ONE);
  }
}
