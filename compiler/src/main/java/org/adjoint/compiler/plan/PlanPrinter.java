package org.adjoint.compiler.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.OriginText;
import org.adjoint.compiler.ir.Value;

/**
 * Writes plans as text: a line a kernel with its loops, what it computes and moves, and the lines
 * of the program it stands for.
 */
public final class PlanPrinter {
  private static final int MOST_ORIGINS = 3;

  private final long batch;
  private final StringBuilder text = new StringBuilder();

  private PlanPrinter(long batch) {
    this.batch = batch;
  }

  /** Writes a plan, with numbers for batches of some rows. */
  public static String print(Plan plan, long batch) {
    PlanPrinter printer = new PlanPrinter(batch);
    plan.functions().forEach(printer::function);
    printer.storage(plan);
    return printer.text.toString();
  }

  private void function(Plan.PlannedFunction function) {
    KernelCost total = new KernelCost(0, 0);
    for (Kernel kernel : function.kernels()) {
      total = total.plus(KernelCost.of(kernel, batch));
    }
    line("%s: %d kernels, %s", function.name(), function.kernels().size(), cost(total));
    int number = 1;
    for (Kernel kernel : function.kernels()) {
      kernel(String.format(Locale.ROOT, "%3d", number++), kernel, 1);
    }
    line("");
  }

  /** A line for the kernel and, further in, for each that runs in its turns. */
  private void kernel(String number, Kernel kernel, int depth) {
    String margin = "  ".repeat(depth);
    String costs = cost(KernelCost.of(kernel, batch));
    line(
        "%s%s  %-8s  %-34s  %-26s  %s",
        margin, number, kind(kernel), loops(kernel), costs, origins(kernel));
    if (kernel instanceof Kernel.Loop loop) {
      loop.kernels().forEach(inner -> kernel("   ", inner, depth + 1));
    }
  }

  private static String kind(Kernel kernel) {
    return kernel instanceof Kernel.Loop
        ? "loop"
        : kernel instanceof Kernel.Contract ? "contract" : "nest";
  }

  private static String loops(Kernel kernel) {
    if (kernel instanceof Kernel.Loop loop) {
      String rows = loop.rows().is(1) ? "" : " by rows of " + loop.rows();
      return loop.turn().extent() + " turns" + rows;
    }
    return kernel instanceof Kernel.Contract c ? loops(c) : loops((Kernel.Nest) kernel);
  }

  private static String loops(Kernel.Contract contract) {
    List<String> loops = new ArrayList<>();
    contract.outer().forEach(axis -> loops.add(axis.extent().toString()));
    loops.add(contract.row().extent().toString());
    loops.add(contract.column().extent().toString());
    String summed =
        contract.summed().stream()
            .map(axis -> axis.extent().toString())
            .collect(Collectors.joining(" x "));
    return String.join(" x ", loops) + " over " + (summed.isEmpty() ? "1" : summed);
  }

  private static String loops(Kernel.Nest nest) {
    List<String> loops = new ArrayList<>();
    collect(nest.body(), "", loops);
    return loops.isEmpty() ? "no loop" : String.join("; ", loops);
  }

  /** The loops that follow each other, each with those in it. */
  private static void collect(List<Node> nodes, String around, List<String> loops) {
    for (Node node : nodes) {
      if (node instanceof Node.For loop) {
        Dimension extent = loop.extent();
        String path = around.isEmpty() ? extent.toString() : around + " x " + extent;
        int before = loops.size();
        collect(loop.body(), path, loops);
        if (loops.size() == before) {
          loops.add(path);
        }
      }
    }
  }

  private static String origins(Kernel kernel) {
    Set<String> lines = new LinkedHashSet<>();
    for (Value value : kernel.values()) {
      String line = OriginText.line(value.origin());
      if (!line.isEmpty()) {
        lines.add(line);
      }
    }
    List<String> all = List.copyOf(lines);
    if (all.size() <= MOST_ORIGINS) {
      return String.join("; ", all);
    }
    return all.get(0) + "; … and " + (all.size() - 1) + " more lines";
  }

  private void storage(Plan plan) {
    line("buffers for batches of %d rows", batch);
    for (Buffer buffer : plan.workspaces()) {
      line("  %-12s %-8s %s", buffer, buffer.element(), elements(buffer));
    }
    for (Buffer buffer : plan.gradients()) {
      line("  %-12s %-8s %s", buffer, buffer.element(), elements(buffer));
    }
    line("  %s in all", bytes(plan.workspaceBytes(batch)));
  }

  private String elements(Buffer buffer) {
    return buffer.size() + " elements (" + buffer.size().expected(batch) + ")";
  }

  private static String cost(KernelCost cost) {
    return String.format(Locale.ROOT, "%,d FLOP, %s", cost.operations(), bytes(cost.bytes()));
  }

  private static String bytes(long bytes) {
    if (bytes < 10_000) {
      return bytes + " B";
    }
    return bytes < 10_000_000
        ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
        : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }

  private void line(String format, Object... arguments) {
    text.append(String.format(Locale.ROOT, format, arguments).stripTrailing()).append('\n');
  }
}
