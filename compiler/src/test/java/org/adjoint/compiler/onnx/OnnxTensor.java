package org.adjoint.compiler.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A tensor of the suite, of those types that the language has.
 *
 * @param extents its dimensions
 * @param element its element type, as the language writes it
 * @param values the elements in row-major order; true is 1
 */
record OnnxTensor(List<Integer> extents, String element, double[] values) {
  /** Reads a {@code TensorProto}. */
  static OnnxTensor of(byte[] bytes) {
    Message message = Message.of(bytes);
    int type = (int) message.integer(2);
    List<Integer> extents = message.integers(1).stream().map(Long::intValue).toList();
    String element =
        switch (type) {
          case 1 -> "float";
          case 6, 7 -> "int";
          case 9 -> "bool";
          case 11 -> "float64";
          default -> throw new Unsupported("elements of type " + type);
        };
    int count = extents.stream().reduce(1, Math::multiplyExact);
    if (count == 0) {
      throw new Unsupported("a tensor without elements");
    }
    if (IntStream.of(4, 5, 7, 9, 10).noneMatch(message::has)) {
      throw new Unsupported("a sequence of tensors");
    }
    double[] values = new double[count];
    ByteBuffer raw = ByteBuffer.wrap(message.bytes(9).orElse(new byte[0]));
    raw.order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      values[i] = raw.hasRemaining() ? element(type, raw) : element(type, message, i);
    }
    return new OnnxTensor(extents, element, values);
  }

  private static double element(int type, ByteBuffer raw) {
    return switch (type) {
      case 1 -> raw.getFloat();
      case 6 -> raw.getInt();
      case 7 -> raw.getLong();
      case 9 -> raw.get();
      default -> raw.getDouble();
    };
  }

  private static double element(int type, Message message, int i) {
    return switch (type) {
      case 1 -> message.floats(4).get(i);
      case 6, 9 -> message.integers(5).get(i).intValue();
      case 7 -> message.integers(7).get(i);
      default -> message.doubles(10).get(i);
    };
  }

  int rank() {
    return extents.size();
  }

  /** The elements as whole numbers that the language has. */
  List<Integer> integers() {
    return Arrays.stream(values).mapToObj(each -> (int) each).toList();
  }
}
