package org.adjoint.compiler.onnx;

import static org.adjoint.compiler.onnx.Call.require;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The losses of classes. */
final class LossOperators {
  private LossOperators() {}

  static Map<String, Operator> all() {
    return Map.of(
        "NegativeLogLikelihoodLoss",
        Operator.single(call -> loss(call, Call.channelsLast(call.value(0), call.rank(0)))),
        "SoftmaxCrossEntropyLoss",
        LossOperators::softmax);
  }

  private static List<String> softmax(Call call) {
    int rank = call.rank(0);
    String likelihoods = "log_softmax(%s)".formatted(Call.channelsLast(call.value(0), rank));
    List<String> all = new ArrayList<>(List.of(loss(call, likelihoods)));
    if (call.node().outputs().size() == 2) {
      all.add(Call.channelsSecond(likelihoods, rank));
    }
    return all;
  }

  private static String loss(Call call, String likelihoods) {
    String y = call.value(1);
    boolean inside = call.constants(1).stream().allMatch(c -> c >= 0 && c < call.extent(0, 1));
    require(inside, "a class that there is not");
    String each = "-take_class(%s, %s)".formatted(likelihoods, y);
    String weight = call.has(2) ? "take(%s, %s)".formatted(call.value(2), y) : "";
    if (call.node().says("ignore_index")) {
      String counted = "float(%s != %d)".formatted(y, call.node().integer("ignore_index", 0));
      weight = weight.isEmpty() ? counted : weight + " * " + counted;
    }
    String weighed = weight.isEmpty() ? each : "(%s) * %s".formatted(each, weight);
    return switch (call.node().text("reduction", "mean")) {
      case "none" -> weighed;
      case "sum" -> "sum(%s)".formatted(weighed);
      default ->
          weight.isEmpty()
              ? "mean(%s)".formatted(each)
              : "sum(%s) / sum(%s)".formatted(weighed, weight);
    };
  }
}
