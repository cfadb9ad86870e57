package org.adjoint.compiler.plan;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes plans as text: a line a kernel with its loops, what it computes and moves, and the lines
 * of the program it stands for.
 */
public final class PlanPrinter {
  private final long batch;
  private final @Nullable MachineSpeed speed;
  private final StringBuilder text = new StringBuilder();

  private PlanPrinter(long batch, @Nullable MachineSpeed speed) {
    this.batch = batch;
    this.speed = speed;
  }

  /**
   * Writes a plan, with numbers for batches of some rows.
   *
   * @param speed what the times that are to be expected follow from; null for none
   */
  public static String print(Plan plan, long batch, @Nullable MachineSpeed speed) {
    PlanPrinter printer = new PlanPrinter(batch, speed);
    plan.functions().forEach(printer::function);
    printer.storage(plan);
    if (speed != null) {
      printer.line("%s", KernelListing.text(speed));
    }
    return printer.text.toString();
  }

  private void function(Plan.PlannedFunction function) {
    KernelCost total = KernelCost.of(function.kernels(), batch);
    String costs = KernelListing.cost(total) + expected(function.kernels());
    line("%s: %d kernels, %s", function.name(), function.kernels().size(), costs);
    int number = 1;
    for (Kernel kernel : function.kernels()) {
      kernel(String.format(Locale.ROOT, "%3d", number++), kernel, 1);
    }
    line("");
  }

  /** A line for the kernel and, further in, for each that runs in its turns. */
  private void kernel(String number, Kernel kernel, int depth) {
    String margin = "  ".repeat(depth);
    String costs = KernelListing.cost(KernelCost.of(kernel, batch)) + expected(List.of(kernel));
    line(
        "%s%s  %-8s  %-34s  %-40s  %s",
        margin,
        number,
        KernelListing.kind(kernel),
        KernelListing.loops(kernel),
        costs,
        KernelListing.origins(kernel));
    if (kernel instanceof Kernel.Loop loop) {
      loop.kernels().forEach(inner -> kernel("   ", inner, depth + 1));
    }
  }

  /** The time that the kernels should take one after the other, on one thread. */
  private String expected(List<Kernel> kernels) {
    MachineSpeed known = speed;
    if (known == null) {
      return "";
    }
    double seconds = 0;
    for (Kernel kernel : kernels) {
      seconds += known.expectedSeconds(KernelCost.of(kernel, batch));
    }
    return String.format(Locale.ROOT, ", %,.1f µs", seconds * 1e6);
  }

  private void storage(Plan plan) {
    line("buffers for batches of %d rows", batch);
    for (Buffer buffer : plan.workspaces()) {
      line("  %-12s %-8s %s", buffer, buffer.element(), elements(buffer));
    }
    for (Buffer buffer : plan.gradients()) {
      line("  %-12s %-8s %s", buffer, buffer.element(), elements(buffer));
    }
    line("  %s in all", KernelListing.bytes(plan.workspaceBytes(batch)));
  }

  private String elements(Buffer buffer) {
    return buffer.size() + " elements (" + buffer.size().expected(batch) + ")";
  }

  private void line(String format, Object... arguments) {
    text.append(String.format(Locale.ROOT, format, arguments).stripTrailing()).append('\n');
  }
}
