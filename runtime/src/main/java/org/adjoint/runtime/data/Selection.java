package org.adjoint.runtime.data;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Works out which elements of a row its subscripts choose, as NumPy does. */
final class Selection {
  private final Expression.Index index;
  private final List<Integer> from;
  private final List<Integer> shape = new ArrayList<>();

  /** The places of the chosen elements among all of a row, which the axes so far leave. */
  private List<Integer> places = List.of(0);

  private Selection(Expression.Index index, List<Integer> from) {
    this.index = index;
    this.from = from;
  }

  /** The node of the chosen elements. */
  static NumberNode of(Expression.Index index, NumberNode operand) {
    Selection selection = new Selection(index, operand.shape());
    selection.choose();
    int[] places = selection.places.stream().mapToInt(Integer::intValue).toArray();
    int size = operand.size();
    return new NumberNode(
        selection.shape,
        (rows, out) -> {
          double[] values = operand.values(rows);
          for (int row = 0; row < rows.count(); row++) {
            for (int i = 0; i < places.length; i++) {
              out[row * places.length + i] = values[row * size + places[i]];
            }
          }
        });
  }

  private void choose() {
    int axis = 0;
    for (Subscript subscript : index.subscripts()) {
      if (subscript instanceof Subscript.NewAxis) {
        shape.add(1);
        continue;
      }
      if (axis == from.size()) {
        throw fault("there are more indices than axes in one row, which is " + shown());
      }
      int extent = from.get(axis++);
      if (subscript instanceof Subscript.At at) {
        take(List.of(place(at.place(), extent)), extent);
      } else {
        List<Integer> chosen = places((Subscript.Between) subscript, extent);
        shape.add(chosen.size());
        take(chosen, extent);
      }
    }
    for (int extent : from.subList(axis, from.size())) {
      shape.add(extent);
      take(places(new Subscript.Between(null, null, 1), extent), extent);
    }
  }

  private void take(List<Integer> chosen, int extent) {
    List<Integer> next = new ArrayList<>();
    for (int outer : places) {
      chosen.forEach(place -> next.add(outer * extent + place));
    }
    places = next;
  }

  private int place(int wanted, int extent) {
    int place = wanted < 0 ? wanted + extent : wanted;
    if (place < 0 || place >= extent) {
      throw fault(
          "index " + wanted + " of an axis of " + extent + " in one row, which is " + shown());
    }
    return place;
  }

  private List<Integer> places(Subscript.Between between, int extent) {
    int step = between.step();
    int least = step > 0 ? 0 : -1;
    int most = step > 0 ? extent : extent - 1;
    int start = bound(between.from(), step > 0 ? least : most, extent, step);
    int end = bound(between.to(), step > 0 ? most : least, extent, step);
    List<Integer> chosen = new ArrayList<>();
    for (long place = start; step > 0 ? place < end : place > end; place += step) {
      chosen.add((int) place);
    }
    if (chosen.isEmpty()) {
      throw fault(
          "a slice leaves nothing of an axis of " + extent + " in one row, which is " + shown());
    }
    return chosen;
  }

  private static int bound(@Nullable Integer wanted, int otherwise, int extent, int step) {
    if (wanted == null) {
      return otherwise;
    }
    int place = wanted < 0 ? wanted + extent : wanted;
    return Math.max(step > 0 ? 0 : -1, Math.min(place, step > 0 ? extent : extent - 1));
  }

  private String shown() {
    return RowShape.shown(from);
  }

  private DataException fault(String message) {
    return new DataException(DataFault.SHAPE, message, index.place(), null);
  }
}
