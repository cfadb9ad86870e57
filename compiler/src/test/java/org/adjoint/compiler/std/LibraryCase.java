package org.adjoint.compiler.std;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A model that uses the standard library, what it holds, and runs of it with what each must give.
 */
record LibraryCase(
    String title, String entry, String program, Map<String, Numbers> holds, List<Run> runs) {

  /**
   * A batch and what must come of it: a report, an output, or what a parameter or state becomes.
   */
  record Run(Map<String, Numbers> given, Map<String, Numbers> expected) {}

  /** A tensor of a case; a tolerance of 0 stands for the usual one. */
  record Numbers(int[] shape, double[] values, double tolerance) {
    static Numbers parse(String text) {
      int open = text.indexOf('[');
      int close = text.indexOf(']');
      int mark = text.indexOf('~');
      double tolerance =
          mark >= 0 && mark < open ? Double.parseDouble(text.substring(mark + 1, open).trim()) : 0;
      return new Numbers(
          Arrays.stream(text.substring(open + 1, close).split(","))
              .filter(part -> !part.isBlank())
              .mapToInt(part -> Integer.parseInt(part.trim()))
              .toArray(),
          Arrays.stream(text.substring(close + 1).trim().split(" "))
              .mapToDouble(Double::parseDouble)
              .toArray(),
          tolerance);
    }
  }

  @Override
  public String toString() {
    return title;
  }

  /** The cases of a file beside this class. */
  static List<LibraryCase> read(String file) {
    List<LibraryCase> cases = new ArrayList<>();
    for (String block : text("/org/adjoint/std/" + file).split("\n\n")) {
      if (!block.isBlank()) {
        cases.add(new Reader().read(block));
      }
    }
    return cases;
  }

  private static String text(String resource) {
    try (InputStream stream = LibraryCase.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("there is no resource " + resource);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Reader {
    private final StringBuilder top = new StringBuilder();
    private final StringBuilder model = new StringBuilder();
    private final Map<String, Numbers> holds = new LinkedHashMap<>();
    private final List<Run> runs = new ArrayList<>();
    private Map<String, Numbers> given = new LinkedHashMap<>();
    private String title = "";
    private String entry = "";
    private @Nullable String optimizer;

    LibraryCase read(String block) {
      block.lines().forEach(this::line);
      String train =
          optimizer == null
              ? ""
              : "data rows = supplied() {}\ntrain Case {\n  data: rows\n  optimizer: "
                  + optimizer
                  + "\n}\n";
      String program = top + "model Case {\n" + model + "}\n" + train;
      return new LibraryCase(title, entry, program, holds, runs);
    }

    private void line(String line) {
      int space = line.indexOf(' ');
      String keyword = space < 0 ? line : line.substring(0, space);
      String rest = space < 0 ? "" : line.substring(space + 1);
      switch (keyword) {
        case "case" -> title = rest;
        case "entry" -> entry = rest;
        case "top" -> top.append(rest).append('\n');
        case "model" -> model.append("  ").append(rest).append('\n');
        case "optimizer" -> optimizer = rest;
        case "hold" -> put(holds, rest);
        case "give" -> put(given, rest);
        case "run" -> {
          runs.add(new Run(given, new LinkedHashMap<>()));
          given = new LinkedHashMap<>();
        }
        case "expect" -> put(runs.get(runs.size() - 1).expected(), rest);
        default -> throw new IllegalStateException("no line of a case: " + line);
      }
    }

    private static void put(Map<String, Numbers> numbers, String text) {
      int space = text.indexOf(' ');
      numbers.put(text.substring(0, space), Numbers.parse(text.substring(space + 1)));
    }
  }
}
