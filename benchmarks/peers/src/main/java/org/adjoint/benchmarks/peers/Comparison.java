package org.adjoint.benchmarks.peers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * Runs all workloads with all systems, each measurement in a process of its own, in turn and in
 * several rounds, and prints the medians and their ratios.
 */
public final class Comparison {
  private record Case(Workload workload, int threads) {}

  private static final String OURS = "adjoint";

  private final Settings settings;
  private final Map<Case, Map<String, List<Double>>> figures = new LinkedHashMap<>();
  private final TreeSet<String> versions = new TreeSet<>();

  private Comparison(Settings settings) {
    this.settings = settings;
  }

  /**
   * What is compared.
   *
   * @param seconds of each measurement, and of the warm-up before it
   */
  private record Settings(
      List<Workload> workloads,
      List<String> systems,
      List<Integer> threads,
      int rounds,
      double seconds) {
    static Settings of(String[] arguments) {
      Map<String, String> given = new TreeMap<>();
      for (String argument : arguments) {
        int equals = argument.indexOf('=');
        if (equals < 0) {
          throw new IllegalArgumentException(
              "expected workloads=…, systems=…, threads=…, rounds=… or seconds=…, found "
                  + argument);
        }
        given.put(argument.substring(0, equals), argument.substring(equals + 1));
      }
      List<Workload> workloads =
          list(given.get("workloads"), Arrays.stream(Workload.values()).map(Workload::label))
              .stream()
              .map(label -> Workload.valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_')))
              .toList();
      return new Settings(
          workloads,
          list(given.get("systems"), Contenders.names().stream()),
          list(given.get("threads"), List.of("1", "2").stream()).stream()
              .map(Integer::valueOf)
              .toList(),
          Integer.parseInt(given.getOrDefault("rounds", "3")),
          Double.parseDouble(given.getOrDefault("seconds", "4")));
    }

    private static List<String> list(
        @org.jspecify.annotations.Nullable String given, java.util.stream.Stream<String> all) {
      return given == null ? all.toList() : List.of(given.split(","));
    }
  }

  /**
   * Compares.
   *
   * @param arguments {@code workloads=dense,recurrent systems=adjoint,pytorch threads=1,2 rounds=3
   *     seconds=4}, each of which may be left out
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    new Comparison(Settings.of(arguments)).run();
  }

  private void run() throws IOException, InterruptedException {
    for (int round = 1; round <= settings.rounds; round++) {
      for (Workload workload : settings.workloads) {
        for (int threads : settings.threads) {
          for (String system : settings.systems) {
            System.err.printf("round %d: %s, %d threads, %s%n", round, workload, threads, system);
            measure(new Case(workload, threads), system);
          }
        }
      }
    }
    print();
  }

  private void measure(Case one, String system) throws IOException, InterruptedException {
    if (!Contenders.named(system).takes(one.workload)) {
      return;
    }
    String line = null;
    Process process = start(one, system);
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String next = out.readLine(); next != null; next = out.readLine()) {
        line = next;
      }
    }
    process.waitFor(1, TimeUnit.MINUTES);
    if (process.exitValue() != 0 || line == null || line.indexOf('\t') < 0) {
      System.err.printf("  failed with exit code %d%n", process.exitValue());
      return;
    }
    String[] parts = line.split("\t", 2);
    versions.add(parts[0]);
    figures
        .computeIfAbsent(one, c -> new LinkedHashMap<>())
        .computeIfAbsent(system, s -> new ArrayList<>())
        .add(Double.valueOf(parts[1]));
  }

  private Process start(Case one, String system) throws IOException {
    String java = ProcessHandle.current().info().command().orElse("java");
    ProcessBuilder builder =
        new ProcessBuilder(
            java,
            "--add-modules=jdk.incubator.vector",
            // As the command `adjoint` has it: kernels are compiled at once.
            "-XX:CompileCommand=quiet",
            "-XX:CompileCommand=CompileThresholdScaling,Model*::*,0.01",
            "-cp",
            System.getProperty("java.class.path"),
            Measurement.class.getName(),
            system,
            one.workload.name(),
            Integer.toString(one.threads),
            Double.toString(settings.seconds));
    // Threads that spin after their work take the processor from everything else.
    builder.environment().put("OMP_WAIT_POLICY", "PASSIVE");
    builder.environment().put("OMP_NUM_THREADS", Integer.toString(one.threads));
    builder.environment().put("TF_CPP_MIN_LOG_LEVEL", "2");
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    return builder.start();
  }

  private void print() {
    System.out.printf("%s on JDK %s%n%n", String.join(", ", versions), Runtime.version());
    System.out.println("| workload | threads | unit | Adjoint | fastest peer | ratio | others |");
    System.out.println("| --- | --- | --- | --- | --- | --- | --- |");
    figures.forEach(this::printRow);
  }

  private void printRow(Case one, Map<String, List<Double>> systems) {
    Map<String, Double> peers = new TreeMap<>();
    systems.forEach(
        (system, all) -> {
          if (!system.startsWith(OURS)) {
            peers.put(system, median(all));
          }
        });
    String fastest =
        peers.entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .orElse("");
    double ours = median(systems.getOrDefault(OURS, List.of()));
    StringBuilder others = new StringBuilder();
    systems.forEach(
        (system, all) -> {
          if (!system.equals(OURS) && !system.equals(fastest)) {
            others.append(others.length() == 0 ? "" : ", ");
            others.append(String.format(Locale.ROOT, "%s %,.0f", system, median(all)));
          }
        });
    double best = peers.getOrDefault(fastest, Double.NaN);
    System.out.printf(
        Locale.ROOT,
        "| %s | %d | %s | %,.0f | %s %,.0f | %.2f | %s |%n",
        one.workload.label(),
        one.threads,
        one.workload.unit(),
        ours,
        fastest,
        best,
        ours / best,
        others);
  }

  private static double median(List<Double> figures) {
    if (figures.isEmpty()) {
      return Double.NaN;
    }
    List<Double> sorted = new ArrayList<>(figures);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }
}
