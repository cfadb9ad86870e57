package org.adjoint.compiler.onnx;

import static org.adjoint.compiler.onnx.Call.number;
import static org.adjoint.compiler.onnx.Call.require;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Operators that work element by element, activations among them. */
final class ElementwiseOperators {
  private static final Map<String, String> OF_ONE =
      Map.ofEntries(
          Map.entry("Abs", "abs(%s)"),
          Map.entry("Exp", "exp(%s)"),
          Map.entry("Log", "log(%s)"),
          Map.entry("Sqrt", "sqrt(%s)"),
          Map.entry("Sin", "sin(%s)"),
          Map.entry("Cos", "cos(%s)"),
          Map.entry("Tanh", "tanh(%s)"),
          Map.entry("Sigmoid", "sigmoid(%s)"),
          Map.entry("Softplus", "softplus(%s)"),
          Map.entry("Softsign", "softsign(%s)"),
          Map.entry("Erf", "erf(%s)"),
          Map.entry("Floor", "floor(%s)"),
          Map.entry("Ceil", "-floor(-%s)"),
          Map.entry("Sign", "sign(%s)"),
          Map.entry("Neg", "-%s"),
          Map.entry("Reciprocal", "1 / %s"),
          Map.entry("Relu", "relu(%s)"),
          Map.entry("HardSwish", "hard_swish(%s)"),
          Map.entry("Identity", "identity(%s)"),
          Map.entry("IsNaN", "%1$s != %1$s"),
          Map.entry("Not", "not %s"));

  private static final Map<String, String> OF_TWO =
      Map.ofEntries(
          Map.entry("Add", "%s + %s"),
          Map.entry("Sub", "%s - %s"),
          Map.entry("Mul", "%s * %s"),
          Map.entry("And", "%s and %s"),
          Map.entry("Or", "%s or %s"),
          Map.entry("Equal", "%s == %s"),
          Map.entry("Greater", "%s > %s"),
          Map.entry("Less", "%s < %s"),
          Map.entry("GreaterOrEqual", "%s >= %s"),
          Map.entry("LessOrEqual", "%s <= %s"),
          Map.entry("PRelu", "where(%1$s > 0, %1$s, %2$s * %1$s)"));

  private ElementwiseOperators() {}

  static Map<String, Operator> all() {
    Map<String, Operator> all = new HashMap<>();
    OF_ONE.forEach(
        (name, text) -> all.put(name, Operator.single(call -> text.formatted(call.value(0)))));
    OF_TWO.forEach(
        (name, text) ->
            all.put(name, Operator.single(call -> text.formatted(call.value(0), call.value(1)))));
    all.put("Div", Operator.single(call -> call.fractions(0) + " / " + call.fractions(1)));
    all.put("Pow", Operator.single(call -> call.fractions(0) + " ^ " + call.fractions(1)));
    all.put(
        "Where", Operator.single(call -> "where(%s, %s, %s)".formatted(call.values().toArray())));
    all.put("Max", folded("maximum(%s, %s)"));
    all.put("Min", folded("minimum(%s, %s)"));
    all.put("Sum", folded("%s + %s"));
    all.put(
        "Mean",
        Operator.single(call -> "average([%s])".formatted(String.join(", ", call.values()))));
    all.put("Clip", Operator.single(ElementwiseOperators::clip));
    activations(all);
    return all;
  }

  private static void activations(Map<String, Operator> all) {
    all.put("Elu", activation("elu(%s, %s)", "alpha", 1));
    all.put("Celu", activation("celu(%s, %s)", "alpha", 1));
    all.put("LeakyRelu", activation("leaky_relu(%s, %s)", "alpha", 0.01));
    all.put("ThresholdedRelu", activation("relu(%s, threshold: %s)", "alpha", 1));
    all.put("Selu", Operator.single(ElementwiseOperators::selu));
    all.put("HardSigmoid", Operator.single(ElementwiseOperators::hardSigmoid));
    all.put("Shrink", Operator.single(ElementwiseOperators::shrink));
  }

  private static Operator activation(String text, String attribute, double otherwise) {
    return Operator.single(
        call -> text.formatted(call.value(0), number(call.node().number(attribute, otherwise))));
  }

  private static Operator folded(String text) {
    return Operator.single(
        call -> {
          List<String> values = call.values();
          Function<String, Function<String, String>> join = a -> b -> text.formatted(a, b);
          return values.stream().reduce((a, b) -> join.apply(a).apply(b)).orElseThrow();
        });
  }

  private static String clip(Call call) {
    String text = call.value(0);
    if (call.has(1)) {
      text = "maximum(%s, %s)".formatted(text, call.value(1));
    }
    return call.has(2) ? "minimum(%s, %s)".formatted(text, call.value(2)) : text;
  }

  private static String selu(Call call) {
    OnnxNode node = call.node();
    if (!node.says("alpha") && !node.says("gamma")) {
      return "selu(%s)".formatted(call.value(0));
    }
    return "%s * elu(%s, %s)"
        .formatted(
            number(node.number("gamma", 1.0507009873554805)),
            call.value(0),
            number(node.number("alpha", 1.6732632423543772)));
  }

  private static String hardSigmoid(Call call) {
    OnnxNode node = call.node();
    return "minimum(maximum(%s * %s + %s, 0), 1)"
        .formatted(
            number(node.number("alpha", 0.2)), call.value(0), number(node.number("beta", 0.5)));
  }

  private static String shrink(Call call) {
    double edge = call.node().number("lambd", 0.5);
    double bias = call.node().number("bias", 0);
    require(bias == 0 || bias == edge, "a bias beside the threshold");
    String text = bias == 0 ? "hard_shrink(%s, %s)" : "soft_shrink(%s, %s)";
    return text.formatted(call.value(0), number(edge));
  }
}
