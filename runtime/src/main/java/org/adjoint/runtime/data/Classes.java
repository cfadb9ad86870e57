package org.adjoint.runtime.data;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.adjoint.runtime.csv.DecimalParser;
import org.adjoint.runtime.json.Json;

/** The distinct values of training rows, in order: texts, or numbers if every one is a number. */
final class Classes {
  private final List<String> labels;
  private final double[] numbers;
  private final Map<String, Integer> positions = new HashMap<>();

  private Classes(List<String> labels, double[] numbers) {
    this.labels = List.copyOf(labels);
    this.numbers = numbers;
    for (int i = 0; i < labels.size(); i++) {
      positions.put(labels.get(i), i);
    }
  }

  /** The classes of texts, in the order of the alphabet; as numbers if every one is a number. */
  static Classes of(Collection<String> texts) {
    double[] numbers = texts.stream().mapToDouble(DecimalParser::parse).toArray();
    if (numbers.length > 0 && Arrays.stream(numbers).noneMatch(Double::isNaN)) {
      return ofNumbers(numbers);
    }
    return new Classes(texts.stream().sorted().distinct().toList(), new double[0]);
  }

  private static Classes ofNumbers(double[] values) {
    // Adding 0 makes 0 of −0, which would be a class of its own.
    double[] distinct = Arrays.stream(values).map(v -> v + 0.0).sorted().distinct().toArray();
    return new Classes(Arrays.stream(distinct).mapToObj(Classes::label).toList(), distinct);
  }

  /** A number as text, a whole one without a point. */
  static String label(double number) {
    long whole = (long) number;
    return whole == number ? Long.toString(whole) : Double.toString(number);
  }

  List<String> labels() {
    return labels;
  }

  /** The position of a text among the classes, or −1 if it is none of them. */
  int of(String text) {
    if (numbers.length == 0) {
      return positions.getOrDefault(text, -1);
    }
    double number = DecimalParser.parse(text);
    return Double.isNaN(number) ? -1 : Math.max(-1, Arrays.binarySearch(numbers, number + 0.0));
  }

  Json toJson() {
    return numbers.length > 0 ? Json.of(numbers) : Json.of(labels);
  }

  static Classes fromJson(Json json) {
    boolean numeric = json.asList().stream().allMatch(Json.Number.class::isInstance);
    return numeric ? ofNumbers(json.asNumbers()) : new Classes(json.asTexts(), new double[0]);
  }
}
