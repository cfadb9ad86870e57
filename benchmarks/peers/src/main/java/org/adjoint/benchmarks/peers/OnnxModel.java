package org.adjoint.benchmarks.peers;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/**
 * Writes a network of dense layers as an ONNX model: protocol buffers of which the few fields that
 * are needed are written by hand (numbers from {@code onnx.proto}, version 1.16).
 */
final class OnnxModel {
  private static final int FLOAT = 1;

  private final ByteArrayOutputStream graph = new ByteArrayOutputStream();
  private final Random random = new Random(1);

  private OnnxModel() {}

  /**
   * The model.
   *
   * @param last the operation of the output: {@code Sigmoid} or {@code Softmax}
   * @param sizes inputs, then units of each layer; all but the last are rectified
   */
  static byte[] dense(String last, int... sizes) {
    OnnxModel model = new OnnxModel();
    String value = "x";
    for (int layer = 1; layer < sizes.length; layer++) {
      model.initializer("w" + layer, sizes[layer - 1], sizes[layer]);
      model.initializer("b" + layer, sizes[layer]);
      model.node("Gemm", "h" + layer, value, "w" + layer, "b" + layer);
      boolean end = layer == sizes.length - 1;
      value = end ? "y" : "r" + layer;
      model.node(end ? last : "Relu", value, "h" + layer);
    }
    message(model.graph, 11, port("x", sizes[0]));
    message(model.graph, 12, port("y", sizes[sizes.length - 1]));
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    number(all, 1, 9);
    message(all, 7, model.graph);
    ByteArrayOutputStream operators = new ByteArrayOutputStream();
    number(operators, 2, 17);
    message(all, 8, operators);
    return all.toByteArray();
  }

  private void node(String operation, String output, String... inputs) {
    ByteArrayOutputStream node = new ByteArrayOutputStream();
    for (String input : inputs) {
      text(node, 1, input);
    }
    text(node, 2, output);
    text(node, 4, operation);
    message(graph, 1, node);
  }

  private void initializer(String name, int... extents) {
    ByteArrayOutputStream tensor = new ByteArrayOutputStream();
    int size = 1;
    for (int extent : extents) {
      number(tensor, 1, extent);
      size *= extent;
    }
    number(tensor, 2, FLOAT);
    text(tensor, 8, name);
    ByteBuffer raw = ByteBuffer.allocate(4 * size).order(ByteOrder.LITTLE_ENDIAN);
    double scale = 1 / Math.sqrt(extents[0]);
    for (int i = 0; i < size; i++) {
      raw.putFloat((float) (scale * random.nextGaussian()));
    }
    bytes(tensor, 9, raw.array());
    message(graph, 5, tensor);
  }

  /** An input or output of rows of the given width, whose number is open. */
  private static ByteArrayOutputStream port(String name, int width) {
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    text(rows, 2, "batch");
    ByteArrayOutputStream columns = new ByteArrayOutputStream();
    number(columns, 1, width);
    ByteArrayOutputStream shape = new ByteArrayOutputStream();
    message(shape, 1, rows);
    message(shape, 1, columns);
    ByteArrayOutputStream tensor = new ByteArrayOutputStream();
    number(tensor, 1, FLOAT);
    message(tensor, 2, shape);
    ByteArrayOutputStream type = new ByteArrayOutputStream();
    message(type, 1, tensor);
    ByteArrayOutputStream port = new ByteArrayOutputStream();
    text(port, 1, name);
    message(port, 2, type);
    return port;
  }

  private static void message(ByteArrayOutputStream to, int field, ByteArrayOutputStream message) {
    bytes(to, field, message.toByteArray());
  }

  private static void text(ByteArrayOutputStream to, int field, String text) {
    bytes(to, field, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void bytes(ByteArrayOutputStream to, int field, byte[] bytes) {
    variable(to, (long) field << 3 | 2);
    variable(to, bytes.length);
    to.writeBytes(bytes);
  }

  private static void number(ByteArrayOutputStream to, int field, long number) {
    variable(to, (long) field << 3);
    variable(to, number);
  }

  /** Seven bits a byte, the lowest first; the eighth says that more follow. */
  private static void variable(ByteArrayOutputStream to, long number) {
    long rest = number;
    while (rest > 0x7f) {
      to.write((int) (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    to.write((int) rest);
  }
}
