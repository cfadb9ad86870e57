package org.adjoint.compiler.onnx;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A case of the suite: a model, what it is given and what it must give, as bytes. */
record OnnxCase(String name, Map<String, byte[]> files) {
  /** The only node of the model, with the tensors of the case. */
  OnnxNode node() {
    Message graph = Message.of(bytes("model.onnx")).messages(7).get(0);
    List<Message> nodes = graph.messages(1);
    if (nodes.size() != 1) {
      throw new Unsupported("a graph of " + nodes.size() + " nodes");
    }
    List<String> given = graph.messages(11).stream().map(each -> each.text(1)).toList();
    List<String> made = graph.messages(12).stream().map(each -> each.text(1)).toList();
    return OnnxNode.of(nodes.get(0), tensors("input", given), tensors("output", made));
  }

  private byte[] bytes(String file) {
    byte[] bytes = files.get(file);
    if (bytes == null) {
      throw new Unsupported("no file " + file);
    }
    return bytes;
  }

  /** The bytes of tensors, which are read when they are asked for. */
  private Map<String, byte[]> tensors(String kind, List<String> names) {
    Map<String, byte[]> tensors = new TreeMap<>();
    for (int place = 0; place < names.size(); place++) {
      tensors.put(names.get(place), bytes("test_data_set_0/" + kind + "_" + place + ".pb"));
    }
    return tensors;
  }
}
