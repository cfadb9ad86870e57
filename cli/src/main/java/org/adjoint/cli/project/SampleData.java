package org.adjoint.cli.project;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The data of new projects, made by formulas: the same bytes on each machine. */
final class SampleData {
  private static final int POINTS = 240;
  private static final int IMAGES = 240;
  private static final int SIDE = 8;
  private static final int SENTENCES = 400;

  /** Successive points turn by it and lie on no ray twice. */
  private static final double GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

  private static final List<String> DIRECTIONS = List.of("level", "upright", "slanting");
  private static final List<String> WHO = List.of("the cat", "a dog", "the old man", "a child");
  private static final List<String> DOES = List.of("sees", "likes", "finds");
  private static final List<String> WHAT =
      List.of("the moon", "a red ball", "the garden", "some bread", "a small boat");

  private SampleData() {}

  /** Points on two rings, one within the other, with the name of their ring. */
  static String rings() {
    StringBuilder text = new StringBuilder("x,y,name\n");
    for (int i = 0; i < POINTS; i++) {
      boolean inner = i % 2 == 0;
      double radius = (inner ? 1 : 2) + 0.3 * StrictMath.sin(5.0 * i);
      double x = radius * StrictMath.cos(i * GOLDEN_ANGLE);
      double y = radius * StrictMath.sin(i * GOLDEN_ANGLE);
      text.append(
          String.format(Locale.ROOT, "%.3f,%.3f,%s%n", x, y, inner ? "inner" : "outer")
              .replace("\r", ""));
    }
    return text.toString();
  }

  /** Images with a stroke in one of three directions on an uneven ground. */
  static String strokes() {
    String pixels =
        IntStream.range(0, SIDE * SIDE).mapToObj(p -> "p" + p).collect(Collectors.joining(","));
    StringBuilder text = new StringBuilder(pixels).append(",name\n");
    for (int i = 0; i < IMAGES; i++) {
      for (int p = 0; p < SIDE * SIDE; p++) {
        int ground = (i * 7 + p * p * 13) % 4;
        text.append(isOnStroke(i, p / SIDE, p % SIDE) ? 6 + i % 4 : ground).append(',');
      }
      text.append(DIRECTIONS.get(i % DIRECTIONS.size())).append('\n');
    }
    return text.toString();
  }

  private static boolean isOnStroke(int image, int row, int column) {
    int place = image / DIRECTIONS.size() % SIDE;
    return switch (image % DIRECTIONS.size()) {
      case 0 -> row == place;
      case 1 -> column == place;
      default -> (row + column) % SIDE == place;
    };
  }

  /** Sentences of few words. */
  static String sentences() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < SENTENCES; i++) {
      text.append(pick(WHO, i * i + i / 7)).append(' ').append(pick(DOES, i / 2 + i / 5));
      text.append(' ').append(pick(WHAT, 3 * i + i / 11)).append(".\n");
    }
    return text.toString();
  }

  private static String pick(List<String> words, int number) {
    return words.get(number % words.size());
  }
}
