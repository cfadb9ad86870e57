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

/** What listings say of a kernel. */
public final class KernelListing {
  private static final int MOST_ORIGINS = 3;

  private KernelListing() {}

  /** What kind of kernel it is. */
  public static String kind(Kernel kernel) {
    return kernel instanceof Kernel.Loop
        ? "loop"
        : kernel instanceof Kernel.Contract ? "contract" : "nest";
  }

  /** The extents of its loops. */
  public static String loops(Kernel kernel) {
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

  /** The lines of the program that it computes. */
  public static String origins(Kernel kernel) {
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

  /** What it computes and moves. */
  public static String cost(KernelCost cost) {
    return String.format(Locale.ROOT, "%,d FLOP, %s", cost.operations(), bytes(cost.bytes()));
  }

  /** An amount of memory. */
  public static String bytes(long bytes) {
    if (bytes < 10_000) {
      return bytes + " B";
    }
    return bytes < 10_000_000
        ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
        : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }

  /** What a machine can do, in a line. */
  public static String text(MachineSpeed speed) {
    return String.format(
        Locale.ROOT,
        "peak of one thread, measured: %.1f GFLOP/s (a product of matrices), %.1f GB/s (long arrays)",
        speed.operations() / 1e9,
        speed.bytes() / 1e9);
  }
}
