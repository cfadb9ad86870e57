package org.adjoint.runtime.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.adjoint.runtime.csv.DecimalParser;
import org.jspecify.annotations.Nullable;

/** Gives the parts of texts one length: what is longer loses its end, what is shorter is filled. */
final class Padding {
  private Padding() {}

  /** The number that stands for a part of the text of a row. */
  interface Numbering {
    double of(String token, int row);
  }

  /** The numbers of texts that hold them. */
  static NumberNode numbers(TextNode operand, Expression.Pad pad, Table table) {
    return node(
        operand,
        pad,
        (token, row) -> {
          double number = DecimalParser.parse(token);
          if (Double.isNaN(number)) {
            throw new DataException(
                DataFault.NOT_NUMERIC,
                table.rowName(row) + ": " + CsvTable.shown(token) + " is not a number",
                pad.place(),
                "`numbers` reads numbers parted by spaces; `words` gives each word a number");
          }
          return number;
        });
  }

  /** A sequence of numbers for each text; one that is missing gives NaN throughout. */
  static NumberNode node(TextNode operand, Expression.Pad pad, Numbering numbering) {
    int length = pad.length();
    List<Integer> shape = new ArrayList<>(operand.shape());
    shape.add(length);
    return new NumberNode(
        shape,
        (rows, out) -> {
          @Nullable String[] texts = operand.texts(rows);
          for (int at = 0; at < texts.length; at++) {
            String text = texts[at];
            Arrays.fill(
                out, at * length, (at + 1) * length, text == null ? Double.NaN : pad.value());
            List<String> tokens = text == null ? List.of() : pad.tokens().kind().split(text);
            int row = rows.slot(at / operand.size());
            for (int i = 0; i < Math.min(length, tokens.size()); i++) {
              out[at * length + i] = numbering.of(tokens.get(i), row);
            }
          }
        });
  }
}
