package org.adjoint.site.gallery;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.adjoint.compiler.CompilerOptions;
import org.adjoint.compiler.Network;
import org.adjoint.compiler.ProgramSource;
import org.adjoint.compiler.TargetChoice;
import org.adjoint.runtime.model.ModelTrainer;
import org.adjoint.runtime.train.EpochReport;
import org.adjoint.runtime.train.TrainingListener;

/**
 * What a run measured at the end of each epoch, as {@code train --log} writes it, but for the
 * times.
 *
 * @param names of the measures; those on validation rows begin with {@code validation_}
 * @param epochs the values of each epoch, in the order of the names
 */
public record CurveRecord(List<String> names, List<List<Double>> epochs) {
  private static final String VALIDATION = "validation_";

  /** Copies both. */
  public CurveRecord {
    names = List.copyOf(names);
    epochs = List.copyOf(epochs);
  }

  /** Trains a program beside its data; plain Java and the Vector API give the same numbers. */
  public static CurveRecord ofRun(Path program) throws IOException {
    List<String> names = new ArrayList<>();
    List<List<Double>> epochs = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void epochFinished(EpochReport report) {
            names.clear();
            names.addAll(report.training().keySet());
            report.validation().keySet().forEach(name -> names.add(VALIDATION + name));
            List<Double> values = new ArrayList<>(report.training().values());
            values.addAll(report.validation().values());
            epochs.add(values);
          }
        };
    Network network =
        Network.of(
            ProgramSource.ofFile(program),
            CompilerOptions.DEFAULT.withTarget(TargetChoice.PORTABLE));
    try (ModelTrainer trainer = network.trainer()) {
      trainer.fit(program.toAbsolutePath().resolveSibling(""), listener);
    }
    return new CurveRecord(names, epochs);
  }

  /** Reads what {@link #text} has written. */
  public static CurveRecord of(String text) {
    List<String> lines = text.lines().toList();
    List<String> names = List.of(lines.get(0).split(","));
    List<List<Double>> epochs =
        lines.stream()
            .skip(1)
            .map(line -> Arrays.stream(line.split(",")).skip(1).map(Double::valueOf).toList())
            .toList();
    return new CurveRecord(names.subList(1, names.size()), epochs);
  }

  /** A table with a line for each epoch. */
  public String text() {
    StringBuilder text = new StringBuilder("epoch,").append(String.join(",", names)).append('\n');
    for (int i = 0; i < epochs.size(); i++) {
      StringJoiner line = new StringJoiner(",").add(Integer.toString(i + 1));
      epochs.get(i).forEach(value -> line.add(Double.toString(value)));
      text.append(line).append('\n');
    }
    return text.toString();
  }

  /** The measures that there are on training rows. */
  List<String> measures() {
    return names.stream().filter(name -> !name.startsWith(VALIDATION)).toList();
  }

  /** The curves of a measure: on training rows, and on validation rows where there are any. */
  Map<String, List<Double>> curves(String measure) {
    return names.contains(VALIDATION + measure)
        ? Map.of("training", column(measure), "validation", column(VALIDATION + measure))
        : Map.of("training", column(measure));
  }

  private List<Double> column(String name) {
    int place = names.indexOf(name);
    return epochs.stream().map(epoch -> epoch.get(place)).toList();
  }

  /** The value of a measure after the last epoch. */
  static String last(List<Double> values) {
    double value = values.get(values.size() - 1);
    return String.format(Locale.ROOT, Math.abs(value) < 1e-3 ? "%.1e" : "%.4f", value);
  }
}
