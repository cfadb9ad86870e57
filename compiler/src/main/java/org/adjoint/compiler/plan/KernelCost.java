package org.adjoint.compiler.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.IndexExpression;

/**
 * What one call of a kernel computes and moves.
 *
 * @param operations arithmetic on elements, a fused multiply-add counted as two
 * @param bytes what is read and written outside registers and scratch, each element of a tensor
 *     once
 */
public record KernelCost(long operations, long bytes) {
  /** The cost for batches of the given number of rows. */
  public static KernelCost of(Kernel kernel, long batch) {
    if (kernel instanceof Kernel.Loop loop) {
      KernelCost turn = new KernelCost(0, 0);
      for (Kernel inner : loop.kernels()) {
        turn = turn.plus(of(inner, batch));
      }
      return turn.times(loop.turn().extent().expected(batch));
    }
    return kernel instanceof Kernel.Contract contract
        ? of(contract, batch)
        : new Count(batch).of((Kernel.Nest) kernel);
  }

  /** The cost of several kernels together. */
  public static KernelCost of(List<Kernel> kernels, long batch) {
    return kernels.stream()
        .map(kernel -> of(kernel, batch))
        .reduce(new KernelCost(0, 0), KernelCost::plus);
  }

  /** The mean cost of what runs so many times. */
  public KernelCost times(double turns) {
    return new KernelCost(Math.round(turns * operations), Math.round(turns * bytes));
  }

  /** Both together. */
  public KernelCost plus(KernelCost other) {
    return new KernelCost(operations + other.operations, bytes + other.bytes);
  }

  private static KernelCost of(Kernel.Contract contract, long batch) {
    long left = 1;
    long right = 1;
    long result = 1;
    long all = 1;
    for (Kernel.Axis axis : axes(contract)) {
      long extent = axis.extent().expected(batch);
      all *= extent;
      left *= contract.left().stride(axis).is(0) ? 1 : extent;
      right *= contract.right().stride(axis).is(0) ? 1 : extent;
      result *= contract.result().stride(axis).is(0) ? 1 : extent;
    }
    return new KernelCost(2 * all, (left + right + result) * bytes(contract.element()));
  }

  private static List<Kernel.Axis> axes(Kernel.Contract contract) {
    List<Kernel.Axis> axes = new ArrayList<>(contract.outer());
    axes.add(contract.row());
    axes.add(contract.column());
    axes.addAll(contract.summed());
    return axes;
  }

  private static int bytes(ElementType element) {
    return element == ElementType.FLOAT64 ? 8 : 4;
  }

  /** Counts through the loops of a nest. */
  private static final class Count {
    private record Access(Placement place, IndexExpression index) {}

    private final long batch;
    private final Map<Integer, Long> extents = new HashMap<>();
    private final Set<Access> seen = new HashSet<>();
    private long operations;
    private long bytes;

    Count(long batch) {
      this.batch = batch;
    }

    KernelCost of(Kernel.Nest nest) {
      nest.body().forEach(node -> visit(node, 1));
      return new KernelCost(operations, bytes);
    }

    private void visit(Node node, long turns) {
      if (node instanceof Node.For loop) {
        long extent = loop.extent().expected(batch);
        extents.put(loop.number(), extent);
        loop.body().forEach(inner -> visit(inner, turns * extent));
      } else if (node instanceof Node.Choose choose) {
        choose.then().body().forEach(inner -> visit(inner, turns));
        choose.otherwise().body().forEach(inner -> visit(inner, turns));
      } else if (node instanceof Node.Load load) {
        touch(new Access(load.place(), load.index()));
      } else if (node instanceof Node.Store store) {
        touch(new Access(store.place(), store.index()));
      } else if (node instanceof Node.Compute compute) {
        operations += compute.opcode() == Opcode.FUSED_MULTIPLY_ADD ? 2 * turns : turns;
      } else if (node instanceof Node.Accumulate) {
        operations += turns;
      }
    }

    private void touch(Access access) {
      Buffer buffer = access.place.buffer();
      if (buffer.kind() == Buffer.Kind.SCRATCH || !seen.add(access)) {
        return;
      }
      long elements = 1;
      for (IndexExpression.Atom atom : access.index.factors().keySet()) {
        elements *= extent(atom);
      }
      bytes += elements * bytes(buffer.element());
    }

    /** How many values an atom takes, at most. */
    private long extent(IndexExpression.Atom atom) {
      if (atom instanceof IndexExpression.Atom.Loop loop) {
        return extents.getOrDefault(loop.number(), 1L);
      }
      if (atom instanceof IndexExpression.Atom.Remainder remainder) {
        return remainder.divisor().expected(batch);
      }
      IndexExpression.Atom.Quotient quotient = (IndexExpression.Atom.Quotient) atom;
      long range = 1;
      for (IndexExpression.Atom inner : quotient.dividend().factors().keySet()) {
        range *= extent(inner);
      }
      return Math.max(1, range / quotient.divisor().expected(batch));
    }
  }
}
