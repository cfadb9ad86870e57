package org.adjoint.cli.watch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.adjoint.runtime.train.EpochReport;
import org.adjoint.runtime.train.TrainingResult;

/** The parts of a page about a run, in their order; those without content are empty. */
final class Sections {
  private Sections() {}

  /** The parts as markup, by names that a page knows them by. */
  static Map<String, String> of(RunRecord.Moment moment, Configuration configuration) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("summary", summary(moment));
    parts.put("curves", RunCharts.measures(moment.epochs()));
    parts.put("rates", RunCharts.rates(moment));
    parts.put("gradients", RunCharts.gradients(moment));
    parts.put("layers", RunCharts.weights(moment));
    parts.put("activations", RunCharts.rectified(moment));
    parts.put("parameters", ParameterTable.of(moment.parameters()));
    RunRecord.End end = moment.end();
    parts.put("confusion", end == null ? "" : ConfusionTable.of(end));
    parts.put("worst", end == null ? "" : WorstTable.of(end));
    parts.put("configuration", configuration(configuration));
    return parts;
  }

  private static String summary(RunRecord.Moment moment) {
    StringBuilder text = new StringBuilder("<div class=\"tiles\">");
    RunRecord.End end = moment.end();
    tile("state", end == null ? "training" : state(end.result().end()), text);
    RunRecord.Speed speed = moment.speed();
    tile("step", speed.step() + " of " + speed.steps(), text);
    List<EpochReport> epochs = moment.epochs();
    EpochReport shown =
        end != null
            ? end.result().report()
            : epochs.isEmpty() ? null : epochs.get(epochs.size() - 1);
    if (shown != null) {
      tile(end == null ? "epoch" : "epoch of the model", Integer.toString(shown.epoch()), text);
      shown.training().forEach((name, value) -> tile(name, Markup.number(value), text));
      shown
          .validation()
          .forEach((name, value) -> tile("validation " + name, Markup.number(value), text));
    }
    tile("rows a second", String.format(Locale.ROOT, "%,.0f", speed.rowsPerSecond()), text);
    tile("time", time(speed.seconds()), text);
    if (end == null) {
      tile("time left", time(speed.secondsLeft()), text);
    }
    text.append("</div>");
    String sentence = OverFitting.of(epochs);
    boolean seen = sentence.contains("since epoch");
    text.append("<p class=\"").append(seen ? "warning" : "note").append("\">");
    text.append(Markup.escape(sentence)).append("</p>");
    if (end != null) {
      text.append("<p class=\"note\">parameters_sha256 <code>");
      text.append(Markup.escape(end.result().parametersSha256())).append("</code></p>");
    }
    return text.append('\n').toString();
  }

  private static String state(TrainingResult.End end) {
    return switch (end) {
      case COMPLETED -> "completed";
      case STOPPED_EARLY -> "stopped early";
      case CANCELLED -> "interrupted";
    };
  }

  private static String time(double seconds) {
    if (!Double.isFinite(seconds)) {
      return "…";
    }
    long whole = Math.round(seconds);
    return seconds < 60
        ? String.format(Locale.ROOT, "%.1f s", seconds)
        : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
  }

  private static void tile(String name, String value, StringBuilder text) {
    text.append("<div class=\"tile\"><span>").append(Markup.escape(name)).append("</span><b>");
    text.append(Markup.escape(value)).append("</b></div>");
  }

  private static String configuration(Configuration configuration) {
    StringBuilder text = new StringBuilder("<table class=\"plain\"><tbody>");
    configuration
        .settings()
        .forEach(
            (name, value) -> {
              text.append("<tr><th scope=\"row\">").append(Markup.escape(name)).append("</th><td>");
              text.append(Markup.escape(value)).append("</td></tr>");
            });
    text.append("</tbody></table>");
    String files =
        configuration.files().entrySet().stream()
            .map(
                file ->
                    "<details><summary>"
                        + Markup.escape(file.getKey())
                        + "</summary><pre>"
                        + Markup.escape(file.getValue())
                        + "</pre></details>")
            .collect(Collectors.joining("\n"));
    return section("Configuration", text + files);
  }

  /** A part with its title; nothing if it has no content. */
  static String section(String title, String content) {
    return content.isEmpty() ? "" : "<h2>" + title + "</h2>\n" + content + "\n";
  }
}
