package org.adjoint.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.lower.Denotation.Row;
import org.adjoint.compiler.lower.Denotation.Sequence;
import org.adjoint.runtime.data.Expression;
import org.adjoint.runtime.data.Subscript;
import org.jspecify.annotations.Nullable;

/**
 * Indices and slices in a data block: what is chosen is known when compiled, of how many elements
 * only once data is read.
 */
final class DataIndexing {
  private DataIndexing() {}

  /**
   * Whether an index is for the runtime: of columns, but for a list of them that is only taken
   * apart.
   */
  static boolean concerns(Denotation value, List<Part> parts) {
    boolean whole = parts.stream().noneMatch(Part.NewAxis.class::isInstance);
    return DataArithmetic.concerns(value)
        && !(value instanceof Sequence list && whole && isPlain(list, parts.size()));
  }

  /** Whether each index meets a list, none of whose elements stands for several columns. */
  private static boolean isPlain(Sequence list, int indices) {
    return list.elements().stream()
        .noneMatch(
            element ->
                element instanceof Row row
                        && (indices > 1 || row.expression() instanceof Expression.ColumnRange)
                    || element instanceof Sequence inner
                        && indices > 1
                        && !isPlain(inner, indices - 1));
  }

  static Row index(Denotation value, List<Part> parts, Site site) {
    List<Subscript> subscripts = new ArrayList<>();
    for (Part part : parts) {
      subscripts.add(subscript(part, site.frame().at(part.span())));
    }
    Expression operand = DataArithmetic.expression(value, site);
    return new Row(new Expression.Index(operand, subscripts, DataArithmetic.place(site)));
  }

  private static Subscript subscript(Part part, Site site) {
    if (part instanceof Part.NewAxis) {
      return new Subscript.NewAxis();
    }
    if (part instanceof Part.At at) {
      return new Subscript.At(whole(at.place(), site));
    }
    Part.Between between = (Part.Between) part;
    if (between.step() != (int) between.step()) {
      throw site.fault(Code.INVALID_VALUE, "the step of a slice is too large");
    }
    return new Subscript.Between(
        bound(between.from(), site), bound(between.to(), site), (int) between.step());
  }

  private static @Nullable Integer bound(@Nullable Denotation bound, Site site) {
    return bound == null ? null : (Integer) whole(bound, site);
  }

  private static int whole(Denotation place, Site site) {
    Long number = NumberArithmetic.whole(place);
    if (number == null || number != number.intValue()) {
      throw site.fault(
          Code.NOT_CONSTANT,
          "an index of a column is a whole number known when compiled, found " + place.describe());
    }
    return number.intValue();
  }
}
