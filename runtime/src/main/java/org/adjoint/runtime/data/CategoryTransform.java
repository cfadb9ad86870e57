package org.adjoint.runtime.data;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.adjoint.runtime.json.Json;
import org.adjoint.runtime.json.JsonException;
import org.jspecify.annotations.Nullable;

/** The position of each element's value among those that the training rows hold. */
final class CategoryTransform implements Learned {
  /** So many classes a message lists. */
  private static final int SHOWN = 20;

  private final TextNode operand;
  private final Table table;
  private final SourcePlace place;
  private final NumberNode node;
  private List<Classes> classes = List.of();

  CategoryTransform(TextNode operand, Table table, SourcePlace place) {
    this.operand = operand;
    this.table = table;
    this.place = place;
    this.node = new NumberNode(operand.shape(), this::apply);
  }

  @Override
  public String kind() {
    return "category";
  }

  @Override
  public NumberNode node() {
    return node;
  }

  /** The classes of each element of a row. */
  List<Classes> classes() {
    return classes;
  }

  @Override
  public void learn(RowChunks rows) {
    List<Set<String>> distinct = new ArrayList<>();
    for (int i = 0; i < operand.size(); i++) {
      distinct.add(new LinkedHashSet<>());
    }
    rows.forEach(
        chunk -> {
          @Nullable String[] texts = operand.texts(chunk);
          for (int at = 0; at < texts.length; at++) {
            String text = texts[at];
            if (text != null) {
              distinct.get(at % operand.size()).add(text);
            }
          }
        });
    classes = distinct.stream().map(Classes::of).toList();
  }

  private void apply(RowChunk rows, double[] out) {
    @Nullable String[] texts = operand.texts(rows);
    for (int at = 0; at < texts.length; at++) {
      String text = texts[at];
      if (text == null) {
        out[at] = Double.NaN;
        continue;
      }
      Classes known = classes.get(at % operand.size());
      out[at] = known.of(text);
      if (out[at] < 0) {
        throw unknown(known, text, rows.slot(at / operand.size()));
      }
    }
  }

  private DataException unknown(Classes known, String text, int row) {
    List<String> labels = known.labels();
    String shown = String.join(", ", labels.subList(0, Math.min(SHOWN, labels.size())));
    return new DataException(
        table.rowName(row)
            + ": "
            + CsvTable.shown(text)
            + " is none of the classes of the training rows",
        place,
        "they are " + shown + (labels.size() > SHOWN ? ", …" : ""));
  }

  @Override
  public Json.Fields state() {
    return Json.fields()
        .with("classes", new Json.Elements(classes.stream().map(Classes::toJson).toList()));
  }

  @Override
  public void restore(Json.Fields state) {
    List<Classes> restored = state.get("classes").asList().stream().map(Classes::fromJson).toList();
    if (restored.size() != operand.size()) {
      throw new JsonException(
          "'classes' are of "
              + restored.size()
              + " columns where "
              + operand.size()
              + " are needed");
    }
    classes = restored;
  }
}
