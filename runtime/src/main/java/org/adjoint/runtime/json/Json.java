package org.adjoint.runtime.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON value; a number that is not finite is written as a text. */
public sealed interface Json {
  /** A string. */
  record Text(String value) implements Json {}

  /** A number. */
  @SuppressWarnings("JavaLangClash") // it is what JSON calls it
  record Number(double value) implements Json {}

  /** True or false. */
  record Flag(boolean value) implements Json {}

  /** The value {@code null}. */
  record Nothing() implements Json {}

  /** An array. */
  record Elements(List<Json> values) implements Json {
    /** Copies the values. */
    public Elements {
      values = List.copyOf(values);
    }
  }

  /** An object, whose entries keep their order. */
  record Fields(Map<String, Json> entries) implements Json {
    /** Copies the entries. */
    public Fields {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** The value of this name. */
    public Json get(String name) {
      Json value = find(name);
      if (value == null) {
        throw new JsonException("there is no '" + name + "'");
      }
      return value;
    }

    /** The value of this name, if there is one. */
    public @Nullable Json find(String name) {
      return entries.get(name);
    }

    /** A copy with one more entry, or another value of it. */
    public Fields with(String name, Json value) {
      Map<String, Json> changed = new LinkedHashMap<>(entries);
      changed.put(name, value);
      return new Fields(changed);
    }
  }

  /** An object without entries. */
  static Fields fields() {
    return new Fields(Map.of());
  }

  /** A text as a value. */
  static Json of(String value) {
    return new Text(value);
  }

  /** A number as a value. */
  static Json of(double value) {
    return Double.isFinite(value) ? new Number(value) : new Text(Double.toString(value));
  }

  /** A truth value as a value. */
  static Json of(boolean value) {
    return new Flag(value);
  }

  /** Numbers as an array. */
  static Json of(double[] numbers) {
    List<Json> values = new ArrayList<>(numbers.length);
    for (double number : numbers) {
      values.add(of(number));
    }
    return new Elements(values);
  }

  /** Texts as an array. */
  static Json of(List<String> texts) {
    return new Elements(texts.stream().map(Json::of).toList());
  }

  /** Reads one value; the limits are those of {@link JsonParser}. */
  static Json parse(String text) {
    return new JsonParser(text).parse();
  }

  /** This value as compact text. */
  default String text() {
    StringBuilder out = new StringBuilder();
    JsonWriter.write(this, out);
    return out.toString();
  }

  /** This value as an object. */
  default Fields asFields() {
    if (this instanceof Fields fields) {
      return fields;
    }
    throw unexpected("an object");
  }

  /** This value as a list. */
  default List<Json> asList() {
    if (this instanceof Elements elements) {
      return elements.values();
    }
    throw unexpected("an array");
  }

  /** This value as a text. */
  default String asText() {
    if (this instanceof Text text) {
      return text.value();
    }
    throw unexpected("a text");
  }

  /** This value as a list of texts. */
  default List<String> asTexts() {
    return asList().stream().map(Json::asText).toList();
  }

  /** This value as a truth value. */
  default boolean asFlag() {
    if (this instanceof Flag flag) {
      return flag.value();
    }
    throw unexpected("true or false");
  }

  /** This value as a number. */
  default double asNumber() {
    if (this instanceof Number number) {
      return number.value();
    }
    if (this instanceof Text text) {
      switch (text.value()) {
        case "NaN" -> {
          return Double.NaN;
        }
        case "Infinity" -> {
          return Double.POSITIVE_INFINITY;
        }
        case "-Infinity" -> {
          return Double.NEGATIVE_INFINITY;
        }
        default -> {}
      }
    }
    throw unexpected("a number");
  }

  /** This value as an array of numbers. */
  default double[] asNumbers() {
    return asList().stream().mapToDouble(Json::asNumber).toArray();
  }

  /** This value as a whole number that an {@code int} holds. */
  default int asInt() {
    double number = asNumber();
    if (number != (int) number) {
      throw unexpected("a whole number");
    }
    return (int) number;
  }

  private JsonException unexpected(String wanted) {
    String found = text();
    String shown = found.length() > 40 ? found.substring(0, 40) + "…" : found;
    return new JsonException("expected " + wanted + ", found " + shown);
  }
}
