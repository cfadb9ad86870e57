package org.adjoint.runtime.save;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adjoint.runtime.json.Json;
import org.adjoint.runtime.json.JsonException;
import org.adjoint.runtime.program.ElementKind;

/**
 * What a safetensors file says of itself: texts by name, and the types and places of its tensors.
 *
 * @param tensors by name, in the order of their places
 */
record SafetensorsHeader(Map<String, String> metadata, Map<String, Entry> tensors) {
  private static final String METADATA = "__metadata__";

  /** Up to here a JSON number is exact, and the sum of two does not overflow. */
  private static final double LARGEST = 0x1p53;

  /** A tensor whose bytes begin at {@code begin} of the data. */
  record Entry(TensorType type, long begin) {
    long end() {
      return begin + type.bytes();
    }
  }

  /**
   * Reads the text of a header; the tensors must fill {@code dataBytes} without hole or overlap.
   */
  static SafetensorsHeader parse(String text, long dataBytes) {
    Json.Fields fields = Json.parse(text).asFields();
    Map<String, String> metadata = new LinkedHashMap<>();
    Map<String, Entry> found = new LinkedHashMap<>();
    fields
        .entries()
        .forEach(
            (name, value) -> {
              if (name.equals(METADATA)) {
                value.asFields().entries().forEach((key, item) -> metadata.put(key, item.asText()));
              } else {
                found.put(name, named(name, value));
              }
            });
    return new SafetensorsHeader(metadata, inOrder(found, dataBytes));
  }

  private static Entry named(String name, Json json) {
    try {
      return entry(json.asFields());
    } catch (JsonException | ArithmeticException e) {
      throw new JsonException("tensor '" + name + "': " + e.getMessage());
    }
  }

  private static Entry entry(Json.Fields fields) {
    ElementKind kind = kind(fields.get("dtype").asText());
    List<Integer> shape = new ArrayList<>();
    for (Json dimension : fields.get("shape").asList()) {
      int size = dimension.asInt();
      if (size < 0) {
        throw new JsonException("a dimension is negative");
      }
      shape.add(size);
    }
    double[] offsets = fields.get("data_offsets").asNumbers();
    TensorType type = new TensorType(kind, shape);
    boolean whole = offsets.length == 2 && offsets[0] >= 0 && offsets[0] == (long) offsets[0];
    if (!whole || offsets[1] > LARGEST || offsets[0] + type.bytes() != offsets[1]) {
      throw new JsonException("its place does not fit its shape " + type);
    }
    return new Entry(type, (long) offsets[0]);
  }

  private static ElementKind kind(String code) {
    for (ElementKind kind : ElementKind.values()) {
      if (TensorType.code(kind).equals(code)) {
        return kind;
      }
    }
    throw new JsonException("element type " + code + " is not known here");
  }

  private static Map<String, Entry> inOrder(Map<String, Entry> found, long dataBytes) {
    List<Map.Entry<String, Entry>> entries = new ArrayList<>(found.entrySet());
    entries.sort(
        Comparator.comparingLong((Map.Entry<String, Entry> entry) -> entry.getValue().begin())
            .thenComparingLong(entry -> entry.getValue().end()));
    Map<String, Entry> ordered = new LinkedHashMap<>();
    long end = 0;
    for (Map.Entry<String, Entry> entry : entries) {
      if (entry.getValue().begin() != end) {
        throw new JsonException(
            "tensor '" + entry.getKey() + "' leaves a hole or overlaps with another");
      }
      end = entry.getValue().end();
      ordered.put(entry.getKey(), entry.getValue());
    }
    if (end != dataBytes) {
      throw new JsonException("the tensors take " + end + " bytes, the file has " + dataBytes);
    }
    return ordered;
  }

  /** The text of the header. */
  String text() {
    Json.Fields texts = Json.fields();
    for (Map.Entry<String, String> entry : metadata.entrySet()) {
      texts = texts.with(entry.getKey(), Json.of(entry.getValue()));
    }
    Map<String, Json> fields = new LinkedHashMap<>();
    fields.put(METADATA, texts);
    tensors.forEach((name, entry) -> fields.put(name, json(entry)));
    return new Json.Fields(fields).text();
  }

  private static Json json(Entry entry) {
    double[] shape = entry.type().shape().stream().mapToDouble(size -> size).toArray();
    return Json.fields()
        .with("dtype", Json.of(TensorType.code(entry.type().kind())))
        .with("shape", Json.of(shape))
        .with("data_offsets", Json.of(new double[] {entry.begin(), entry.end()}));
  }
}
