package org.adjoint.runtime.data;

import org.adjoint.runtime.json.Json;

/** Learns how many classes there are of class numbers: one more than the greatest. */
final class ClassCount implements Learned {
  private final NumberNode operand;
  private int classes;

  ClassCount(NumberNode operand) {
    this.operand = operand;
  }

  int classes() {
    return classes;
  }

  @Override
  public String kind() {
    return "one_hot";
  }

  @Override
  public NumberNode node() {
    return operand;
  }

  @Override
  public void learn(RowChunks rows) {
    double[] greatest = {-1};
    rows.forEach(
        chunk -> {
          double[] values = operand.values(chunk);
          for (int at = 0; at < chunk.count() * operand.size(); at++) {
            greatest[0] = values[at] > greatest[0] ? values[at] : greatest[0];
          }
        });
    classes = (int) greatest[0] + 1;
  }

  @Override
  public Json.Fields state() {
    return Json.fields().with("classes", Json.of(classes));
  }

  @Override
  public void restore(Json.Fields state) {
    classes = state.get("classes").asInt();
  }
}
