package org.adjoint.compiler.plan;

import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.ModelInterface;
import org.adjoint.compiler.ir.StepTurn;
import org.jspecify.annotations.Nullable;

/**
 * A model as kernels over buffers: everything about the running program but the text of its
 * methods.
 *
 * @param places where each parameter, slot and state stands
 * @param workspaces the arrays that hold values within a call
 * @param gradients the flat arrays of gradients that are in use
 * @param scratch the elements of each worker's scratch array, by element type
 */
public record Plan(
    ModelInterface model,
    Map<Leaf, Placement> places,
    List<PlannedFunction> functions,
    List<Buffer> workspaces,
    List<Buffer> gradients,
    Map<ElementType, Long> scratch) {
  public Plan {
    places = Map.copyOf(places);
    functions = List.copyOf(functions);
    workspaces = List.copyOf(workspaces);
    gradients = List.copyOf(gradients);
    scratch = Map.copyOf(scratch);
  }

  /**
   * One entry point: its kernels in the order of execution, in chains that run row by row.
   *
   * @param turn which steps of a run it is; null for what is no step
   */
  public record PlannedFunction(String name, @Nullable StepTurn turn, List<Chain> chains) {
    public PlannedFunction {
      chains = List.copyOf(chains);
    }

    /** The kernels that it calls, in order. */
    public List<Kernel> kernels() {
      return Chain.kernels(chains);
    }

    /** All kernels, those that run inside loops over sequences too. */
    public List<Kernel> allKernels() {
      return kernels().stream().flatMap(Kernel::all).toList();
    }
  }

  /** The mean of what each kernel has over the steps of the first epoch; 0 without steps. */
  public double perStep(ToLongFunction<Kernel> measure) {
    double mean = 0;
    for (PlannedFunction function : functions) {
      StepTurn turn = function.turn();
      if (turn != null && turn.epochs().contains(1)) {
        mean += turn.share() * function.kernels().stream().mapToLong(measure).sum();
      }
    }
    return mean;
  }

  /** The bytes of all arrays but the storage, for batches of the given number of rows. */
  public long workspaceBytes(long batch) {
    long bytes = 0;
    for (Buffer buffer : workspaces) {
      bytes += bytes(buffer.element()) * buffer.size().expected(batch);
    }
    for (Buffer buffer : gradients) {
      bytes += bytes(buffer.element()) * buffer.size().expected(batch);
    }
    return bytes;
  }

  private static long bytes(ElementType element) {
    return element == ElementType.FLOAT64 ? 8 : 4;
  }

  /** The elements of a flat array of the storage. */
  public Dimension storageSize(Buffer.Kind kind, ElementType element) {
    return places.values().stream()
        .map(Placement::buffer)
        .filter(buffer -> buffer.kind() == kind && buffer.element() == element)
        .findFirst()
        .map(Buffer::size)
        .orElse(Dimension.ZERO);
  }
}
