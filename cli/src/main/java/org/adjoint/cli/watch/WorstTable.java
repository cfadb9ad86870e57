package org.adjoint.cli.watch;

import java.util.ArrayList;
import java.util.List;
import org.adjoint.runtime.program.ElementKind;
import org.adjoint.runtime.program.Port;
import org.adjoint.runtime.program.Signature;

/** Shows the rows that the model is furthest from, with what went in and what came out. */
final class WorstTable {
  private static final int MOST_VALUES = 12;

  private final RunRecord.End end;
  private final List<Port> ports;

  private WorstTable(RunRecord.End end) {
    this.end = end;
    this.ports = end.measured().ports();
  }

  static String of(RunRecord.End end) {
    WorstRows worst = end.worst();
    if (worst == null || worst.rows().isEmpty()) {
      return "";
    }
    WorstTable table = new WorstTable(end);
    StringBuilder text = new StringBuilder("<p class=\"note\">");
    text.append(ConfusionTable.rows(end)).append(" of the greatest loss, of the first ");
    text.append(worst.measured()).append(". Inputs are as the model sees them.</p>");
    text.append("<div class=\"cards\">");
    worst.rows().forEach(row -> table.card(row, text));
    return Sections.section("Worst examples", text.append("</div>").toString());
  }

  private void card(WorstRows.Row row, StringBuilder text) {
    Signature signature = end.program().signature();
    int inputs = signature.inputs().size();
    text.append("<article><h3>row ").append(row.number()).append(" <span>loss ");
    text.append(Markup.number(row.loss())).append("</span></h3>");
    for (int i = 0; i < inputs; i++) {
      String picture = Picture.of(ports.get(i), row.feed()[i]);
      if (picture != null) {
        text.append(picture);
      }
    }
    text.append("<dl>");
    for (int i = 0; i < row.feed().length; i++) {
      if (i >= inputs || Picture.of(ports.get(i), row.feed()[i]) == null) {
        entry(ports.get(i).name(), said(ports.get(i), row.feed()[i]), text);
      }
    }
    for (int i = 0; i < row.outputs().length; i++) {
      Port output = signature.outputs().get(i);
      entry("→ " + output.name(), said(output, row.outputs()[i]), text);
    }
    text.append("</dl></article>\n");
  }

  private static void entry(String name, String value, StringBuilder text) {
    text.append("<dt>").append(Markup.escape(name)).append("</dt><dd>");
    text.append(Markup.escape(value)).append("</dd>");
  }

  /** A class by its name, the likeliest classes with their scores, or else numbers. */
  private String said(Port port, Object values) {
    ConfusionMatrix matrix = end.confusion();
    if (matrix != null && values instanceof int[] numbers && numbers.length == 1) {
      boolean named = numbers[0] >= 0 && numbers[0] < matrix.classes().size();
      boolean target = isTarget(port);
      return named && target ? matrix.classes().get(numbers[0]) : Integer.toString(numbers[0]);
    }
    if (matrix != null && values instanceof float[] scores && isScores(port, scores, matrix)) {
      return likeliest(scores, matrix.classes());
    }
    return numbers(values);
  }

  private boolean isTarget(Port port) {
    return end.program().signature().targets().stream()
        .anyMatch(target -> target.name().equals(port.name()));
  }

  private boolean isScores(Port port, float[] scores, ConfusionMatrix matrix) {
    boolean output =
        end.program().signature().outputs().stream()
            .anyMatch(each -> each.name().equals(port.name()));
    return output && port.kind() == ElementKind.FLOAT32 && scores.length == matrix.classes().size();
  }

  private static String likeliest(float[] scores, List<String> classes) {
    int first = -1;
    int second = -1;
    for (int i = 0; i < scores.length; i++) {
      if (first < 0 || scores[i] > scores[first]) {
        second = first;
        first = i;
      } else if (second < 0 || scores[i] > scores[second]) {
        second = i;
      }
    }
    return scored(scores, classes, first) + ", " + scored(scores, classes, second);
  }

  private static String scored(float[] scores, List<String> classes, int place) {
    return classes.get(place) + " " + Markup.number(scores[place]);
  }

  private static String numbers(Object values) {
    List<String> texts = new ArrayList<>();
    if (values instanceof float[] numbers) {
      for (int i = 0; i < Math.min(MOST_VALUES, numbers.length); i++) {
        texts.add(Markup.number(numbers[i]));
      }
      return joined(texts, numbers.length);
    }
    if (values instanceof double[] numbers) {
      for (int i = 0; i < Math.min(MOST_VALUES, numbers.length); i++) {
        texts.add(Markup.number(numbers[i]));
      }
      return joined(texts, numbers.length);
    }
    int[] numbers = values instanceof int[] whole ? whole : new int[0];
    for (int i = 0; i < Math.min(MOST_VALUES, numbers.length); i++) {
      texts.add(Integer.toString(numbers[i]));
    }
    return joined(texts, numbers.length);
  }

  private static String joined(List<String> texts, int length) {
    String joined = String.join(", ", texts);
    return length > texts.size() ? joined + ", … (" + length + " numbers)" : joined;
  }
}
