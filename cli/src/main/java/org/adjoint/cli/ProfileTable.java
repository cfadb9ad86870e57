package org.adjoint.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.adjoint.compiler.plan.KernelListing;
import org.adjoint.compiler.plan.MachineSpeed;
import org.adjoint.runtime.json.Json;

/** Shows the times of kernels: as a table, the slowest first, or as JSON in their order. */
final class ProfileTable {
  private final KernelTimes times;
  private final MachineSpeed speed;
  private final int threads;

  ProfileTable(KernelTimes times, MachineSpeed speed, int threads) {
    this.times = times;
    this.speed = speed;
    this.threads = threads;
  }

  List<String> lines() {
    TextTable table =
        new TextTable(
            "function",
            "kernel",
            "kind",
            "loops",
            "MFLOP",
            "MB",
            "expected µs",
            "µs",
            "of step",
            "of peak");
    List<KernelTimes.Line> slowest = new ArrayList<>(times.lines());
    slowest.sort(Comparator.comparingDouble(KernelTimes.Line::seconds).reversed());
    for (KernelTimes.Line line : slowest) {
      table.row(
          line.function(),
          line.numbers(),
          KernelListing.kind(line.kernels().get(0)),
          KernelListing.loops(line.kernels().get(0)),
          decimal(line.cost().operations() / 1e6),
          decimal(line.cost().bytes() / 1e6),
          decimal(expected(line) * 1e6),
          decimal(line.seconds() * 1e6),
          percent(line.seconds() / times.stepSeconds()),
          percent(expected(line) / line.seconds()));
    }
    List<String> lines = new ArrayList<>(table.lines(4));
    for (int row = 0; row < slowest.size(); row++) {
      String origins = KernelListing.origins(slowest.get(row).kernels().get(0));
      lines.set(row + 1, (lines.get(row + 1) + "  " + origins).stripTrailing());
    }
    lines.add("");
    lines.add(
        String.format(
            Locale.ROOT,
            "step: %,.1f µs on %d threads, of which %,.1f µs between kernels",
            times.stepSeconds() * 1e6,
            threads,
            times.otherSeconds() * 1e6));
    lines.add(KernelListing.text(speed));
    return lines;
  }

  /** The kernels, with numbers of a step. */
  Json json() {
    List<Json> kernels = new ArrayList<>();
    for (KernelTimes.Line line : times.lines()) {
      kernels.add(
          Json.fields()
              .with("function", Json.of(line.function()))
              .with("kernel", Json.of(line.numbers()))
              .with("kind", Json.of(KernelListing.kind(line.kernels().get(0))))
              .with("loops", Json.of(KernelListing.loops(line.kernels().get(0))))
              .with("operations", Json.of(line.cost().operations()))
              .with("bytes", Json.of(line.cost().bytes()))
              .with("expected_microseconds", Json.of(expected(line) * 1e6))
              .with("microseconds", Json.of(line.seconds() * 1e6))
              .with("share_of_step", Json.of(line.seconds() / times.stepSeconds()))
              .with("share_of_peak", Json.of(expected(line) / line.seconds()))
              .with("lines", Json.of(KernelListing.origins(line.kernels().get(0)))));
    }
    return new Json.Elements(kernels);
  }

  /** The seconds with the work divided among all threads. */
  private double expected(KernelTimes.Line line) {
    return speed.expectedSeconds(line.cost()) / threads;
  }

  private static String decimal(double number) {
    return String.format(Locale.ROOT, "%,.1f", number);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", share * 100);
  }
}
