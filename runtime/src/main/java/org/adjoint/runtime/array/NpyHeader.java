package org.adjoint.runtime.array;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.adjoint.runtime.AdjointException;
import org.jspecify.annotations.Nullable;

/**
 * What the header of an NPY file says: a literal of Python such as {@code {'descr': '<f4',
 * 'fortran_order': False, 'shape': (3, 4), }}.
 */
record NpyHeader(NumberType type, ByteOrder order, boolean columnMajor, List<Integer> shape) {
  private static final Pattern ENTRY =
      Pattern.compile(
          "\\s*'(descr|fortran_order|shape)'\\s*:"
              + "\\s*('[^']*'|True|False|\\([0-9L, ]*\\))\\s*(?:,|(?=\\}))");

  private static final Map<String, NumberType> TYPES =
      Map.ofEntries(
          Map.entry("b1", NumberType.BOOL),
          Map.entry("i1", NumberType.INT8),
          Map.entry("u1", NumberType.UINT8),
          Map.entry("i2", NumberType.INT16),
          Map.entry("u2", NumberType.UINT16),
          Map.entry("i4", NumberType.INT32),
          Map.entry("u4", NumberType.UINT32),
          Map.entry("i8", NumberType.INT64),
          Map.entry("u8", NumberType.UINT64),
          Map.entry("f2", NumberType.FLOAT16),
          Map.entry("f4", NumberType.FLOAT32),
          Map.entry("f8", NumberType.FLOAT64));

  static NpyHeader parse(String text, ArrayInput input) {
    Map<String, String> entries = entries(text, input);
    String type = entry(entries, "descr", input);
    String order = entry(entries, "fortran_order", input);
    String shape = entry(entries, "shape", input);
    if (!type.startsWith("'") || order.startsWith("'") || !shape.startsWith("(")) {
      throw unreadable(text, input);
    }
    String described = type.substring(1, type.length() - 1);
    return new NpyHeader(
        type(described, input),
        described.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
        order.equals("True"),
        shape(shape, input));
  }

  /** How little-endian numbers of a type are described. */
  static String description(NumberType type) {
    for (Map.Entry<String, NumberType> known : TYPES.entrySet()) {
      if (known.getValue() == type) {
        return (type.bytes() == 1 ? "|" : "<") + known.getKey();
      }
    }
    throw new IllegalStateException("no name is known for " + type);
  }

  private static Map<String, String> entries(String text, ArrayInput input) {
    String body = text.strip();
    if (!body.startsWith("{") || !body.endsWith("}")) {
      throw unreadable(text, input);
    }
    if (body.contains("[")) {
      throw input.fault("holds records of several fields; arrays of numbers can be read");
    }
    Map<String, String> entries = new HashMap<>();
    Matcher matcher = ENTRY.matcher(body).region(1, body.length());
    while (matcher.lookingAt()) {
      entries.put(matcher.group(1), matcher.group(2));
      matcher.region(matcher.end(), body.length());
    }
    if (!body.substring(matcher.regionStart()).strip().equals("}")) {
      throw unreadable(text, input);
    }
    return entries;
  }

  private static String entry(Map<String, String> entries, String key, ArrayInput input) {
    String value = entries.get(key);
    if (value == null) {
      throw input.fault("has a header without '" + key + "'");
    }
    return value;
  }

  private static NumberType type(String described, ArrayInput input) {
    boolean ordered = !described.isEmpty() && "<>|=".indexOf(described.charAt(0)) >= 0;
    @Nullable NumberType type = ordered ? TYPES.get(described.substring(1)) : null;
    if (type == null || (described.charAt(0) == '|' && type.bytes() > 1)) {
      throw new AdjointException(
          "'" + input.name() + "' holds elements of type '" + shown(described) + "'",
          "integers, floats of 16, 32 and 64 bits and booleans can be read: save it with"
              + " `.astype(\"float32\")`",
          null);
    }
    return type;
  }

  private static List<Integer> shape(String tuple, ArrayInput input) {
    List<Integer> shape = new ArrayList<>();
    for (String part : tuple.substring(1, tuple.length() - 1).split(",", -1)) {
      String digits = part.strip();
      if (digits.isEmpty()) {
        continue;
      }
      try {
        shape.add(Integer.parseInt(digits.endsWith("L") ? digits.replaceAll("L$", "") : digits));
      } catch (NumberFormatException e) {
        throw input.fault("announces a dimension of " + shown(digits));
      }
    }
    return shape;
  }

  private static AdjointException unreadable(String text, ArrayInput input) {
    return input.fault("has a header that cannot be read: " + shown(text.strip()));
  }

  private static String shown(String text) {
    String start = text.length() > 60 ? text.substring(0, 60) + "…" : text;
    return start.replaceAll("\\p{Cntrl}", "·");
  }
}
