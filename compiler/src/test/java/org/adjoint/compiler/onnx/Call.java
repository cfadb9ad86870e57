package org.adjoint.compiler.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** An operator while it becomes text: operands are given to the program, or stand in its text. */
final class Call {
  private final OnnxNode node;
  private final SortedMap<Integer, OnnxTensor> fed = new TreeMap<>();

  Call(OnnxNode node) {
    this.node = node;
  }

  OnnxNode node() {
    return node;
  }

  /** The operands that the program is given. */
  SortedMap<Integer, OnnxTensor> fed() {
    return fed;
  }

  boolean has(int place) {
    return node.has(place);
  }

  /** The name of an operand that the program is given. */
  String value(int place) {
    OnnxTensor tensor = node.input(place);
    if (tensor.element().equals("int")) {
      boolean fits = Arrays.stream(tensor.values()).allMatch(each -> each == (int) each);
      require(fits, "whole numbers of more than 32 bits");
    }
    fed.put(place, tensor);
    return "a" + place;
  }

  /** The name of an operand of fractions: what the language divides or draws the root of. */
  String fractions(int place) {
    require(node.input(place).element().startsWith("float"), "an operand of whole numbers");
    return value(place);
  }

  /** All operands. */
  List<String> values() {
    List<String> all = new ArrayList<>();
    for (int place = 0; place < node.inputs().size(); place++) {
      all.add(value(place));
    }
    return all;
  }

  /** What an operand is, where the language wants it in the text. */
  List<Integer> constants(int place) {
    return node.input(place).integers();
  }

  int rank(int place) {
    return node.input(place).rank();
  }

  int extent(int place, int axis) {
    List<Integer> extents = node.input(place).extents();
    return extents.get(axis < 0 ? axis + extents.size() : axis);
  }

  static void require(boolean supported, String otherwise) {
    if (!supported) {
      throw new Unsupported(otherwise);
    }
  }

  static String number(double value) {
    return value < 0 ? "(" + value + ")" : Double.toString(value);
  }

  /** An expression in the shape of a result. */
  String reshaped(String expression, int output) {
    List<Integer> extents = node.output(output).extents();
    return "reshape(%s, %s)".formatted(expression, extents);
  }

  /** An expression with its axes in another order. */
  static String transposed(String expression, List<Integer> axes) {
    return "transpose(%s, %s)".formatted(expression, axes);
  }

  /** With the axis of channels, which ONNX has second, behind all others. */
  static String channelsLast(String expression, int rank) {
    List<Integer> axes = new ArrayList<>(IntStream.range(0, rank).boxed().toList());
    axes.add(axes.remove(1));
    return transposed(expression, axes);
  }

  /** With the last axis second. */
  static String channelsSecond(String expression, int rank) {
    List<Integer> axes = new ArrayList<>(IntStream.range(0, rank).boxed().toList());
    axes.add(1, axes.remove(rank - 1));
    return transposed(expression, axes);
  }
}
