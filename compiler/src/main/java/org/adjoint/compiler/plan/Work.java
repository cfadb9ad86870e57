package org.adjoint.compiler.plan;

import java.util.List;
import java.util.Map;

/** Estimates what a kernel costs. */
public final class Work {
  private Work() {}

  /** The arithmetic instructions of a call, counted for each element, for batches of some rows. */
  public static long of(Kernel kernel, long batch) {
    Map<String, Long> symbols = Map.of("batch", batch);
    if (kernel instanceof Kernel.Loop loop) {
      long turn = loop.kernels().stream().mapToLong(inner -> of(inner, batch)).sum();
      return turn * loop.turn().extent().evaluate(symbols);
    }
    if (kernel instanceof Kernel.Contract contract) {
      return flops(contract, symbols) / 2;
    }
    return nodes(((Kernel.Nest) kernel).body(), symbols);
  }

  /** The floating-point operations of a kernel's products: two for each fused multiply-add. */
  public static long flops(Kernel kernel, long batch) {
    Map<String, Long> symbols = Map.of("batch", batch);
    if (kernel instanceof Kernel.Loop loop) {
      long turn = loop.kernels().stream().mapToLong(inner -> flops(inner, batch)).sum();
      return turn * loop.turn().extent().evaluate(symbols);
    }
    return kernel instanceof Kernel.Contract contract ? flops(contract, symbols) : 0;
  }

  private static long flops(Kernel.Contract contract, Map<String, Long> symbols) {
    long product = 2 * contract.row().extent().evaluate(symbols);
    product *= contract.column().extent().evaluate(symbols);
    for (Kernel.Axis axis : contract.outer()) {
      product *= axis.extent().evaluate(symbols);
    }
    for (Kernel.Axis axis : contract.summed()) {
      product *= axis.extent().evaluate(symbols);
    }
    return product;
  }

  private static long nodes(List<Node> nodes, Map<String, Long> symbols) {
    long sum = 0;
    for (Node node : nodes) {
      if (node instanceof Node.For loop) {
        sum += loop.extent().evaluate(symbols) * nodes(loop.body(), symbols);
      } else if (!(node instanceof Node.Literal)) {
        sum++;
      }
    }
    return sum;
  }
}
