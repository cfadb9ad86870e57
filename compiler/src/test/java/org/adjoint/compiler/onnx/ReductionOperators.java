package org.adjoint.compiler.onnx;

import static org.adjoint.compiler.onnx.Call.require;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Operators over whole axes: reductions, softmax, running sums, products of matrices. */
final class ReductionOperators {
  private static final Map<String, String> REDUCTIONS =
      Map.of(
          "ReduceSum", "sum(%s, %s)",
          "ReduceMean", "mean(%s, %s)",
          "ReduceMax", "max(%s, %s)",
          "ReduceMin", "min(%s, %s)",
          "ReduceProd", "prod(%s, %s)",
          "ReduceL1", "sum(abs(%s), %s)",
          "ReduceL2", "sqrt(sum(%s ^ 2, %s))",
          "ReduceLogSum", "log(sum(%s, %s))",
          "ReduceLogSumExp", "log(sum(exp(%s), %s))",
          "ReduceSumSquare", "sum(%s ^ 2, %s)");

  private ReductionOperators() {}

  static Map<String, Operator> all() {
    Map<String, Operator> all = new HashMap<>();
    REDUCTIONS.forEach(
        (name, text) ->
            all.put(name, Operator.single(call -> text.formatted(call.fractions(0), over(call)))));
    all.put("ArgMax", Operator.single(call -> place(call, "argmax")));
    all.put("ArgMin", Operator.single(call -> place(call, "argmin")));
    all.put("Softmax", Operator.single(call -> along(call, "softmax(%s, %d)")));
    all.put("LogSoftmax", Operator.single(call -> along(call, "log_softmax(%s, %d)")));
    all.put("Hardmax", Operator.single(ReductionOperators::hardmax));
    all.put("CumSum", Operator.single(ReductionOperators::runningSum));
    all.put("MatMul", Operator.single(call -> call.fractions(0) + " @ " + call.fractions(1)));
    all.put("Gemm", Operator.single(ReductionOperators::gemm));
    all.put("Einsum", Operator.single(ReductionOperators::einsum));
    return all;
  }

  private static String over(Call call) {
    List<Integer> axes = call.node().integers("axes", List.of());
    if (call.has(1)) {
      axes = call.constants(1);
    }
    if (axes.isEmpty()) {
      require(!call.node().flag("noop_with_empty_axes", false), "a reduction over no axis");
      axes = IntStream.range(0, call.rank(0)).boxed().toList();
    }
    return "axis: %s, keep: %s".formatted(axes, call.node().flag("keepdims", true));
  }

  private static String place(Call call, String function) {
    require(!call.node().flag("select_last_index", false), "the last of equals");
    String text =
        "%s(%s, %d)".formatted(function, call.fractions(0), call.node().integer("axis", 0));
    return call.reshaped(text, 0);
  }

  private static String along(Call call, String text) {
    return text.formatted(call.fractions(0), call.node().integer("axis", -1));
  }

  private static String hardmax(Call call) {
    int axis = call.node().integer("axis", -1);
    return "one_hot(argmax(%1$s, %2$d), %3$d, %2$d)"
        .formatted(call.fractions(0), axis, call.extent(0, axis));
  }

  private static String runningSum(Call call) {
    require(!call.node().flag("exclusive", false), "a sum without the element itself");
    int axis = call.constants(1).get(0);
    int place = axis < 0 ? axis + call.rank(0) : axis;
    String turned = call.node().flag("reverse", false) ? "[" + ":, ".repeat(place) + "::-1]" : "";
    return "cumsum(%s%s, %d)%s".formatted(call.fractions(0), turned, axis, turned);
  }

  private static String gemm(Call call) {
    OnnxNode node = call.node();
    String text =
        "%s * (%s%s @ %s%s)"
            .formatted(
                Call.number(node.number("alpha", 1)),
                call.fractions(0),
                node.flag("transA", false) ? ".T" : "",
                call.fractions(1),
                node.flag("transB", false) ? ".T" : "");
    return call.has(2)
        ? text + " + %s * %s".formatted(Call.number(node.number("beta", 1)), call.value(2))
        : text;
  }

  private static String einsum(Call call) {
    String equation = call.node().text("equation", "").replace(" ", "");
    require(!equation.contains("."), "an equation with an ellipsis");
    String arrow = equation.contains("->") ? "" : "->";
    return "einsum(\"%s%s\", %s)".formatted(equation, arrow, String.join(", ", call.values()));
  }
}
