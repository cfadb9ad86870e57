package org.adjoint.runtime.data;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.adjoint.runtime.json.Json;
import org.adjoint.runtime.json.JsonException;

/** The distinct characters of the training part of a text, numbered in code point order. */
final class Vocabulary implements Learned {
  private static final String CHARACTERS = "characters";

  private final int[] codePoints;
  private final Expression.Windows windows;
  private final NumberNode node;
  private int[] characters = {};

  /** The number of each code point; −1 for those that the training part has not. */
  private int[] numbers = {};

  Vocabulary(CharacterColumn column, Expression.Windows windows) {
    this.codePoints = column.codePoints();
    this.windows = windows;
    this.node = new NumberNode(List.of(windows.length()), this::apply);
  }

  @Override
  public String kind() {
    return "vocabulary";
  }

  /** How many characters there are. */
  int size() {
    return characters.length;
  }

  @Override
  public NumberNode node() {
    return node;
  }

  /** Learns from windows and the character behind each, whatever the shift, so that all agree. */
  @Override
  public void learn(RowChunks rows) {
    BitSet found = new BitSet();
    rows.forEach(
        chunk -> {
          for (int row = 0; row < chunk.count(); row++) {
            for (int i = 0; i <= windows.length(); i++) {
              found.set(codePoints[chunk.slot(row) + i]);
            }
          }
        });
    accept(found.stream().toArray());
  }

  private void accept(int[] distinct) {
    characters = distinct;
    numbers = new int[Arrays.stream(distinct).max().orElse(-1) + 1];
    Arrays.fill(numbers, -1);
    for (int i = 0; i < distinct.length; i++) {
      numbers[distinct[i]] = i;
    }
  }

  private void apply(RowChunk rows, double[] out) {
    int length = windows.length();
    for (int i = 0; i < rows.count(); i++) {
      int first = rows.slot(i) + windows.shift();
      for (int j = 0; j < length; j++) {
        int codePoint = codePoints[first + j];
        int number = codePoint < numbers.length ? numbers[codePoint] : -1;
        if (number < 0) {
          throw unknown(first + j);
        }
        out[i * length + j] = number;
      }
    }
  }

  private DataException unknown(int position) {
    int codePoint = codePoints[position];
    long line = 1 + Arrays.stream(codePoints, 0, position).filter(c -> c == '\n').count();
    return new DataException(
        "line "
            + line
            + " of the text has "
            + CsvTable.shown(Character.toString(codePoint))
            + String.format(" (U+%04X)", codePoint)
            + ", which is none of the "
            + characters.length
            + " characters of the text that was trained with",
        windows.place(),
        "take the character out, or train with a text that has it");
  }

  @Override
  public Json.Fields state() {
    return Json.fields().with(CHARACTERS, Json.of(new String(characters, 0, characters.length)));
  }

  @Override
  public void restore(Json.Fields state) {
    int[] saved = state.get(CHARACTERS).asText().codePoints().toArray();
    if (Arrays.stream(saved).distinct().count() != saved.length) {
      throw new JsonException("a character stands twice in the vocabulary");
    }
    accept(saved);
  }
}
