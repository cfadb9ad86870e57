package org.adjoint.compiler.onnx;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A node of the suite: an operator with its attributes and operands.
 *
 * @param domain the operator's domain; empty for the usual one
 */
record OnnxNode(
    String domain,
    String operator,
    List<String> inputs,
    List<String> outputs,
    Map<String, Message> attributes,
    Map<String, byte[]> given,
    Map<String, byte[]> expected) {
  static OnnxNode of(Message node, Map<String, byte[]> given, Map<String, byte[]> expected) {
    Map<String, Message> attributes = new HashMap<>();
    node.messages(5).forEach(each -> attributes.put(each.text(1), each));
    return new OnnxNode(
        node.text(7), node.text(4), node.texts(1), node.texts(2), attributes, given, expected);
  }

  boolean has(int input) {
    return input < inputs.size() && given.containsKey(inputs.get(input));
  }

  /** What an operand is given. */
  OnnxTensor input(int place) {
    byte[] bytes = place < inputs.size() ? given.get(inputs.get(place)) : null;
    if (bytes == null) {
      throw new Unsupported("no operand " + place);
    }
    return OnnxTensor.of(bytes);
  }

  /** What a result must be. */
  OnnxTensor output(int place) {
    byte[] bytes = expected.get(outputs.get(place));
    if (bytes == null) {
      throw new Unsupported("no result " + place);
    }
    return OnnxTensor.of(bytes);
  }

  boolean says(String attribute) {
    return attributes.containsKey(attribute);
  }

  private Message attribute(String name) {
    Message attribute = attributes.get(name);
    if (attribute == null) {
      throw new Unsupported("no attribute " + name);
    }
    return attribute;
  }

  int integer(String name, int otherwise) {
    return says(name) ? (int) attribute(name).integer(3) : otherwise;
  }

  boolean flag(String name, boolean otherwise) {
    return integer(name, otherwise ? 1 : 0) != 0;
  }

  float number(String name, double otherwise) {
    return says(name)
        ? attribute(name).floats(2).stream().findFirst().orElse(0f)
        : (float) otherwise;
  }

  String text(String name, String otherwise) {
    return says(name) ? attribute(name).text(4) : otherwise;
  }

  List<Integer> integers(String name) {
    return attribute(name).integers(8).stream().map(Long::intValue).toList();
  }

  List<Integer> integers(String name, List<Integer> otherwise) {
    return says(name) ? integers(name) : otherwise;
  }
}
