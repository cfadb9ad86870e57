package org.adjoint.compiler.lower;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adjoint.compiler.check.Primitive;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.lower.Denotation.Mark;
import org.adjoint.compiler.lower.Denotation.Truth;
import org.adjoint.compiler.op.Algebra;

/** A call of a primitive: its arguments by name, and ways to take them as what is needed. */
final class PrimitiveCall {
  private final Elaboration elaboration;
  private final Primitive primitive;
  private final Site site;
  private final Map<String, Given> arguments = new LinkedHashMap<>();
  private final List<Given> repeated = new ArrayList<>();

  PrimitiveCall(
      Elaboration elaboration, Primitive primitive, Map<Integer, Given> byPlace, Site site) {
    this.elaboration = elaboration;
    this.primitive = primitive;
    this.site = site;
    int count = primitive.formals().size();
    for (int place = 0; place < count; place++) {
      Primitive.Formal formal = primitive.formals().get(place);
      Given given = byPlace.get(place);
      if (given != null && formal.repeated()) {
        for (int next = place; byPlace.get(next) != null; next++) {
          repeated.add(byPlace.get(next));
        }
      } else if (given != null) {
        arguments.put(formal.name(), given);
      }
    }
  }

  Primitive primitive() {
    return primitive;
  }

  String name() {
    return primitive.keyword();
  }

  Elaboration elaboration() {
    return elaboration;
  }

  Site site() {
    return site;
  }

  Algebra algebra() {
    return coercion().algebra(site);
  }

  Coercion coercion() {
    return elaboration.coercion();
  }

  boolean has(String parameter) {
    return arguments.containsKey(parameter);
  }

  Denotation get(String parameter) {
    return given(parameter).value();
  }

  private Given given(String parameter) {
    Given given = arguments.get(parameter);
    if (given == null) {
      throw new IllegalStateException("`" + name() + "` was called without `" + parameter + "`");
    }
    return given;
  }

  /** The arguments of the parameter that takes several. */
  List<Given> repeated() {
    return repeated;
  }

  /** Where an argument stands in the text. */
  Site at(String parameter) {
    return has(parameter) ? site.frame().at(given(parameter).span()) : site;
  }

  Value tensor(String parameter) {
    return coercion().tensor(get(parameter), at(parameter));
  }

  /** The argument as a tensor of floats, ints and bools being cast. */
  Value floating(String parameter) {
    Denotation value = get(parameter);
    ElementType met = coercion().meet(List.of(value), at(parameter));
    return coercion().tensor(value, Coercion.atLeast(met, ElementType.FLOAT32), at(parameter));
  }

  /** The argument as a tensor of numbers, bools being cast to ints. */
  Value numbers(String parameter) {
    Denotation value = get(parameter);
    ElementType met = coercion().meet(List.of(value), at(parameter));
    return coercion().tensor(value, Coercion.atLeast(met, ElementType.INT32), at(parameter));
  }

  long whole(String parameter) {
    return whole(get(parameter), at(parameter));
  }

  private long whole(Denotation value, Site place) {
    Long whole = NumberArithmetic.whole(value);
    if (whole == null) {
      throw place.fault(
          value instanceof Denotation.Tensor ? Code.NOT_CONSTANT : Code.TYPE_MISMATCH,
          "`" + name() + "` needs a whole number known when compiled, found " + value.describe());
    }
    return whole;
  }

  boolean truth(String parameter, boolean otherwise) {
    if (!has(parameter)) {
      return otherwise;
    }
    if (get(parameter) instanceof Truth truth) {
      return truth.value();
    }
    throw at(parameter)
        .fault(
            Code.TYPE_MISMATCH,
            "`"
                + parameter
                + "` of `"
                + name()
                + "` is `true` or `false`, found "
                + get(parameter).describe());
  }

  /** An axis of a shape of the given rank, counted from its start. */
  int axis(String parameter, int otherwise, int rank) {
    return has(parameter) ? axis(get(parameter), rank, at(parameter)) : axis(otherwise, rank, site);
  }

  int axis(Denotation value, int rank, Site place) {
    return axis(whole(value, place), rank, place);
  }

  private int axis(long axis, int rank, Site place) {
    if (axis < -rank || axis >= rank) {
      throw place.fault(
          Code.AXIS_OUT_OF_RANGE,
          "`" + name() + "` along axis " + axis + " of a tensor of " + rank + " dimensions");
    }
    return (int) (axis < 0 ? axis + rank : axis);
  }

  /** The axes that an argument chooses; all where it is left out. */
  List<Integer> axes(String parameter, int rank) {
    List<Integer> axes = new ArrayList<>();
    if (!has(parameter)) {
      for (int axis = 0; axis < rank; axis++) {
        axes.add(axis);
      }
      return axes;
    }
    for (Denotation each : Lists.orSingle(get(parameter), at(parameter))) {
      int axis = axis(each, rank, at(parameter));
      if (axes.contains(axis)) {
        throw at(parameter).fault(Code.INVALID_VALUE, "axis " + axis + " is given twice");
      }
      axes.add(axis);
    }
    return axes;
  }

  /** A shape: a list of dimensions, or one alone. */
  Shape shape(String parameter) {
    List<Dimension> dimensions = new ArrayList<>();
    for (Denotation extent : Lists.orSingle(get(parameter), at(parameter))) {
      if (extent == Mark.INFERRED) {
        throw at(parameter).fault(Code.NOT_CONSTANT, "nothing tells what `_` is here");
      }
      dimensions.add(ShapeMatcher.dimension(extent, at(parameter)));
    }
    return new Shape(dimensions);
  }
}
