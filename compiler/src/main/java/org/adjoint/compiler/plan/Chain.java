package org.adjoint.compiler.plan;

import java.util.List;
import org.adjoint.compiler.ir.Dimension;

/**
 * Kernels that run one after the other on the same rows, so that rows can be divided among workers
 * once for all of them and what one kernel leaves in the cache is there for the next: an epilogue
 * follows its contraction block by block.
 *
 * @param rows the extent that is divided; one where the chain is a single kernel without a range
 * @param links the kernels, in order
 */
public record Chain(Dimension rows, List<Link> links) {
  public Chain {
    links = List.copyOf(links);
  }

  /**
   * A kernel of the chain.
   *
   * @param turns the turns of its outermost loop for each row of the chain
   */
  public record Link(Kernel kernel, Dimension turns) {}

  /** The kernels of some chains, in order. */
  static List<Kernel> kernels(List<Chain> chains) {
    return chains.stream().flatMap(chain -> chain.links.stream()).map(Link::kernel).toList();
  }
}
