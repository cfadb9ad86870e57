package org.adjoint.compiler.plan;

import java.util.List;

/** Estimates what a kernel costs. */
public final class Work {
  private Work() {}

  /** The arithmetic instructions of a call, counted for each element, for batches of some rows. */
  public static long of(Kernel kernel, long batch) {
    if (kernel instanceof Kernel.Loop loop) {
      long turn = loop.kernels().stream().mapToLong(inner -> of(inner, batch)).sum();
      return turn * loop.turn().extent().expected(batch);
    }
    if (kernel instanceof Kernel.Contract contract) {
      return flops(contract, batch) / 2;
    }
    return nodes(((Kernel.Nest) kernel).body(), batch);
  }

  /** The floating-point operations of a kernel's products: two for each fused multiply-add. */
  public static long flops(Kernel kernel, long batch) {
    if (kernel instanceof Kernel.Loop loop) {
      long turn = loop.kernels().stream().mapToLong(inner -> flops(inner, batch)).sum();
      return turn * loop.turn().extent().expected(batch);
    }
    return kernel instanceof Kernel.Contract contract ? flops(contract, batch) : 0;
  }

  private static long flops(Kernel.Contract contract, long batch) {
    long product = 2 * contract.row().extent().expected(batch);
    product *= contract.column().extent().expected(batch);
    for (Kernel.Axis axis : contract.outer()) {
      product *= axis.extent().expected(batch);
    }
    for (Kernel.Axis axis : contract.summed()) {
      product *= axis.extent().expected(batch);
    }
    return product;
  }

  private static long nodes(List<Node> nodes, long batch) {
    long sum = 0;
    for (Node node : nodes) {
      if (node instanceof Node.For loop) {
        sum += loop.extent().expected(batch) * nodes(loop.body(), batch);
      } else if (!(node instanceof Node.Literal)) {
        sum++;
      }
    }
    return sum;
  }
}
