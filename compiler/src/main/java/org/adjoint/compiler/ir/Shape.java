package org.adjoint.compiler.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The extents of a tensor's axes, outermost first; a scalar has none. */
public record Shape(List<Dimension> dimensions) {
  /** The shape of a scalar. */
  public static final Shape SCALAR = new Shape(List.of());

  public Shape {
    dimensions = List.copyOf(dimensions);
  }

  /** The shape with the given extents. */
  public static Shape of(Dimension... dimensions) {
    return new Shape(List.of(dimensions));
  }

  /** The shape with the given constant extents. */
  public static Shape of(long... extents) {
    List<Dimension> dimensions = new ArrayList<>();
    for (long extent : extents) {
      dimensions.add(Dimension.of(extent));
    }
    return new Shape(dimensions);
  }

  /** The number of axes. */
  public int rank() {
    return dimensions.size();
  }

  /** The extent of an axis. */
  public Dimension get(int axis) {
    return dimensions.get(axis);
  }

  /** The number of elements. */
  public Dimension size() {
    Dimension size = Dimension.ONE;
    for (Dimension dimension : dimensions) {
      size = size.times(dimension);
    }
    return size;
  }

  /** Whether every extent is known when compiled. */
  public boolean isConstant() {
    return dimensions.stream().allMatch(Dimension::isConstant);
  }

  /** The shape without the given axes. */
  public Shape without(List<Integer> axes) {
    List<Dimension> kept = new ArrayList<>();
    for (int axis = 0; axis < rank(); axis++) {
      if (!axes.contains(axis)) {
        kept.add(dimensions.get(axis));
      }
    }
    return new Shape(kept);
  }

  /** The shape with one extent replaced. */
  public Shape with(int axis, Dimension extent) {
    List<Dimension> changed = new ArrayList<>(dimensions);
    changed.set(axis, extent);
    return new Shape(changed);
  }

  /** The distance, in elements, between neighbours along each axis of a row-major tensor. */
  public List<Dimension> strides() {
    List<Dimension> strides = new ArrayList<>();
    Dimension stride = Dimension.ONE;
    for (int axis = rank() - 1; axis >= 0; axis--) {
      strides.add(0, stride);
      stride = stride.times(dimensions.get(axis));
    }
    return strides;
  }

  @Override
  public String toString() {
    return dimensions.stream().map(Dimension::toString).collect(Collectors.joining(", ", "[", "]"));
  }
}
