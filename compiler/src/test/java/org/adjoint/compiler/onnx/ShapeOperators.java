package org.adjoint.compiler.onnx;

import static org.adjoint.compiler.onnx.Call.require;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Operators that move elements without changing them. */
final class ShapeOperators {
  private ShapeOperators() {}

  static Map<String, Operator> all() {
    Map<String, Operator> all = new HashMap<>();
    for (String name : List.of("Reshape", "Flatten", "Squeeze", "Unsqueeze")) {
      all.put(name, Operator.single(call -> call.reshaped(call.value(0), 0)));
    }
    all.put("Transpose", Operator.single(ShapeOperators::transpose));
    all.put("Concat", Operator.single(ShapeOperators::concat));
    all.put("Split", ShapeOperators::split);
    all.put("Slice", Operator.single(ShapeOperators::slice));
    all.put("Gather", Operator.single(ShapeOperators::gather));
    all.put("Expand", Operator.single(ShapeOperators::expand));
    all.put("OneHot", Operator.single(ShapeOperators::oneHot));
    all.put("EyeLike", Operator.single(ShapeOperators::eye));
    all.put("Pad", Operator.single(ShapeOperators::pad));
    return all;
  }

  private static String transpose(Call call) {
    List<Integer> backwards = new ArrayList<>(IntStream.range(0, call.rank(0)).boxed().toList());
    Collections.reverse(backwards);
    return Call.transposed(call.value(0), call.node().integers("perm", backwards));
  }

  private static String concat(Call call) {
    String all = String.join(", ", call.values());
    return "concat([%s], %d)".formatted(all, call.node().integer("axis", 0));
  }

  private static List<String> split(Call call) {
    int axis = call.node().integer("axis", 0);
    List<Integer> sizes = new ArrayList<>();
    for (int place = 0; place < call.node().outputs().size(); place++) {
      List<Integer> extents = call.node().output(place).extents();
      sizes.add(extents.get(axis < 0 ? axis + extents.size() : axis));
    }
    String parts = "split(%s, %s, %d)".formatted(call.value(0), sizes, axis);
    return IntStream.range(0, sizes.size()).mapToObj(i -> parts + "[" + i + "]").toList();
  }

  private static String slice(Call call) {
    List<Integer> starts = call.constants(1);
    List<Integer> ends = call.constants(2);
    List<Integer> axes =
        call.has(3) ? call.constants(3) : IntStream.range(0, starts.size()).boxed().toList();
    List<String> index = new ArrayList<>(Collections.nCopies(call.rank(0), ":"));
    for (int i = 0; i < axes.size(); i++) {
      int axis = axes.get(i) < 0 ? axes.get(i) + call.rank(0) : axes.get(i);
      int step = call.has(4) ? call.constants(4).get(i) : 1;
      index.set(axis, range(starts.get(i), ends.get(i), step, call.extent(0, axis)));
    }
    return "%s[%s]".formatted(call.value(0), String.join(", ", index));
  }

  private static String range(int start, int end, int step, int extent) {
    int lowest = step > 0 ? 0 : -1;
    int highest = step > 0 ? extent : extent - 1;
    int first = clamped(start < 0 ? start + extent : start, Math.max(lowest, 0), highest);
    int last = clamped(end < 0 ? end + extent : end, lowest, highest);
    return "%d:%s:%d".formatted(first, last < 0 ? "" : last, step);
  }

  private static int clamped(int value, int low, int high) {
    return Math.max(low, Math.min(value, high));
  }

  private static String gather(Call call) {
    int axis = call.node().integer("axis", 0);
    List<Integer> places = call.constants(1);
    if (places.stream().allMatch(place -> place >= 0)) {
      return "take(%s, %s, %d)".formatted(call.value(0), call.value(1), axis);
    }
    require(call.rank(1) == 1, "a table of places from the end");
    return "take(%s, %s, %d)".formatted(call.value(0), places, axis);
  }

  private static String expand(Call call) {
    return "%s * ones(%s)".formatted(call.fractions(0), call.node().output(0).extents());
  }

  private static String oneHot(Call call) {
    require(call.constants(0).stream().allMatch(each -> each >= 0), "a class from the end");
    OnnxTensor values = call.node().input(2);
    String hot =
        "one_hot(int(%s), %d, %d)"
            .formatted(call.value(0), call.constants(1).get(0), call.node().integer("axis", -1));
    return "%s + %s * %s"
        .formatted(
            Call.number(values.values()[0]),
            Call.number(values.values()[1] - values.values()[0]),
            hot);
  }

  private static String eye(Call call) {
    require(call.node().integer("k", 0) == 0, "a diagonal beside the main one");
    OnnxTensor made = call.node().output(0);
    return "%s(identity_matrix()(%s))".formatted(made.element(), made.extents());
  }

  private static String pad(Call call) {
    require(call.node().text("mode", "constant").equals("constant"), "padding by what is there");
    List<Integer> pads = call.constants(1);
    int rank = call.rank(0);
    require(pads.stream().allMatch(each -> each >= 0), "padding that cuts");
    double value = call.has(2) ? call.node().input(2).values()[0] : 0;
    return "pad(%s, %s, %s, %s, %s)"
        .formatted(
            call.value(0),
            IntStream.range(0, rank).boxed().toList(),
            pads.subList(0, rank),
            pads.subList(rank, 2 * rank),
            Call.number(value));
  }
}
