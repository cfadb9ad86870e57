package org.adjoint.compiler.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A message of protocol buffers, by the numbers of its fields ({@code
 * protobuf.dev/programming-guides/encoding}).
 */
final class Message {
  private final Map<Integer, List<Object>> fields = new HashMap<>();

  private Message() {}

  static Message of(byte[] bytes) {
    Message message = new Message();
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    while (in.hasRemaining()) {
      long tag = number(in);
      message
          .fields
          .computeIfAbsent((int) (tag >>> 3), n -> new ArrayList<>())
          .add(field((int) tag & 7, in));
    }
    return message;
  }

  private static Object field(int type, ByteBuffer in) {
    return switch (type) {
      case 0 -> number(in);
      case 1 -> in.getLong();
      case 2 -> {
        byte[] bytes = new byte[(int) number(in)];
        in.get(bytes);
        yield bytes;
      }
      case 5 -> in.getInt();
      default -> throw new IllegalArgumentException("wire type " + type);
    };
  }

  private static long number(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = in.get();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }

  boolean has(int field) {
    return fields.containsKey(field);
  }

  private List<Object> all(int field) {
    return fields.getOrDefault(field, List.of());
  }

  List<Message> messages(int field) {
    return all(field).stream().map(each -> Message.of((byte[]) each)).toList();
  }

  Optional<byte[]> bytes(int field) {
    return all(field).stream().map(byte[].class::cast).findFirst();
  }

  List<String> texts(int field) {
    return all(field).stream()
        .map(each -> new String((byte[]) each, StandardCharsets.UTF_8))
        .toList();
  }

  String text(int field) {
    return texts(field).stream().findFirst().orElse("");
  }

  long integer(int field) {
    return has(field) ? (Long) all(field).get(0) : 0;
  }

  /** Whole numbers, one by one or packed. */
  List<Long> integers(int field) {
    List<Long> numbers = new ArrayList<>();
    for (Object each : all(field)) {
      if (each instanceof Long one) {
        numbers.add(one);
      } else {
        ByteBuffer packed = ByteBuffer.wrap((byte[]) each);
        while (packed.hasRemaining()) {
          numbers.add(number(packed));
        }
      }
    }
    return numbers;
  }

  /** Floats, one by one or packed. */
  List<Float> floats(int field) {
    List<Float> numbers = new ArrayList<>();
    for (Object each : all(field)) {
      if (each instanceof Integer one) {
        numbers.add(Float.intBitsToFloat(one));
      } else {
        ByteBuffer packed = ByteBuffer.wrap((byte[]) each).order(ByteOrder.LITTLE_ENDIAN);
        while (packed.hasRemaining()) {
          numbers.add(packed.getFloat());
        }
      }
    }
    return numbers;
  }

  /** Doubles, one by one or packed. */
  List<Double> doubles(int field) {
    List<Double> numbers = new ArrayList<>();
    for (Object each : all(field)) {
      if (each instanceof Long one) {
        numbers.add(Double.longBitsToDouble(one));
      } else {
        ByteBuffer packed = ByteBuffer.wrap((byte[]) each).order(ByteOrder.LITTLE_ENDIAN);
        while (packed.hasRemaining()) {
          numbers.add(packed.getDouble());
        }
      }
    }
    return numbers;
  }
}
