package org.adjoint.cli.watch;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.adjoint.runtime.train.EpochReport;

/** The parts of a page that are curves over the epochs. */
final class RunCharts {
  /** As many as there are hues to tell curves apart. */
  private static final int MOST_CURVES = 8;

  private RunCharts() {}

  /** One chart for the loss and for each metric. */
  static String measures(List<EpochReport> epochs) {
    Set<String> names = new LinkedHashSet<>();
    epochs.forEach(epoch -> names.addAll(epoch.training().keySet()));
    StringBuilder text = new StringBuilder();
    for (String name : names) {
      List<Curve> curves = new ArrayList<>();
      curves.add(curve("training", name, epochs, EpochReport::training));
      if (epochs.stream().anyMatch(epoch -> epoch.validation().containsKey(name))) {
        curves.add(curve("validation", name, epochs, EpochReport::validation));
      }
      text.append(LineChart.of(name, curves));
    }
    return section("Curves", "", text.toString());
  }

  private static Curve curve(
      String title,
      String name,
      List<EpochReport> epochs,
      Function<EpochReport, Map<String, Double>> measures) {
    return new Curve(
        title,
        epochs.get(0).epoch(),
        epochs.stream().map(epoch -> value(measures.apply(epoch), name)).toList());
  }

  /** The rate of the last step of each epoch. */
  static String rates(RunRecord.Moment moment) {
    List<Map<String, Double>> rates =
        moment.probes().stream().map(RunProbe.Figures::rates).toList();
    return section(
        "Learning rate",
        "That of the last step of each epoch.",
        charts("learning rate", curves(moment, rates), LineChart::of));
  }

  /** The norm of all gradients of a layer. */
  static String gradients(RunRecord.Moment moment) {
    List<Map<String, Double>> norms =
        moment.probes().stream()
            .map(figures -> ParameterFigures.byLayer(figures.gradients()))
            .toList();
    return section(
        "Gradients by layer",
        "The norm of the gradient, before it is clipped, of the first batch of the training rows,"
            + " measured when each epoch has ended. Equal distances are equal factors.",
        charts("norm of the gradient", curves(moment, norms), LineChart::logarithmic));
  }

  /** The norm of all parameters of a layer. */
  static String weights(RunRecord.Moment moment) {
    return section(
        "Weights by layer", "", charts("norm", curves(moment, moment.norms()), LineChart::of));
  }

  /** The share of units that were zero on all rows. */
  static String rectified(RunRecord.Moment moment) {
    List<RunProbe.Figures> probes = moment.probes();
    if (probes.isEmpty() || probes.get(0).rectified().isEmpty()) {
      return "";
    }
    List<Map<String, Double>> shares =
        probes.stream()
            .map(
                figures ->
                    figures.rectified().stream()
                        .collect(
                            Collectors.toMap(
                                RunProbe.Rectified::name, RunProbe.Rectified::percentage)))
            .toList();
    List<RunProbe.Rectified> last = probes.get(probes.size() - 1).rectified();
    List<String> names = last.stream().map(RunProbe.Rectified::name).toList();
    String counts =
        last.stream()
            .map(each -> each.name() + " " + each.dead() + " of " + each.units())
            .collect(Collectors.joining(", "));
    String note =
        "Units behind a relu that were zero on all of "
            + last.get(0).rows()
            + (moment.validated() ? " validation" : " training")
            + " rows; in the last epoch: "
            + counts
            + ".";
    return section(
        "Activations that died",
        note,
        charts("dead units, %", curves(moment, names, shares), LineChart::of));
  }

  /** How a chart is drawn. */
  private interface Drawing {
    String of(String title, List<Curve> curves);
  }

  private static String charts(String title, List<Curve> curves, Drawing drawing) {
    StringBuilder text = new StringBuilder();
    for (int from = 0; from < curves.size(); from += MOST_CURVES) {
      int end = Math.min(curves.size(), from + MOST_CURVES);
      text.append(drawing.of(title, curves.subList(from, end)));
    }
    return text.toString();
  }

  private static List<Curve> curves(RunRecord.Moment moment, List<Map<String, Double>> values) {
    return values.isEmpty()
        ? List.of()
        : curves(moment, List.copyOf(values.get(0).keySet()), values);
  }

  private static List<Curve> curves(
      RunRecord.Moment moment, List<String> names, List<Map<String, Double>> values) {
    int first = moment.epochs().get(0).epoch();
    return names.stream()
        .map(
            name -> new Curve(name, first, values.stream().map(each -> value(each, name)).toList()))
        .toList();
  }

  private static double value(Map<String, Double> measures, String name) {
    return measures.getOrDefault(name, Double.NaN);
  }

  private static String section(String title, String note, String charts) {
    if (charts.isEmpty()) {
      return "";
    }
    String said = note.isEmpty() ? "" : "<p class=\"note\">" + Markup.escape(note) + "</p>";
    return Sections.section(title, said + "<div class=\"charts\">" + charts + "</div>");
  }
}
