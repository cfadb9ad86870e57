package org.adjoint.compiler.plan;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The buffers that a kernel touches, each in the order in which the kernel comes to it.
 *
 * @param read from which it takes elements
 * @param written into which it puts elements
 */
public record KernelBuffers(Set<Buffer> read, Set<Buffer> written) {
  /** What a kernel, with all that runs inside it, reads and writes. */
  public static KernelBuffers of(Kernel kernel) {
    KernelBuffers buffers = new KernelBuffers(new LinkedHashSet<>(), new LinkedHashSet<>());
    kernel.all().forEach(buffers::add);
    return buffers;
  }

  private void add(Kernel kernel) {
    if (kernel instanceof Kernel.Contract contract) {
      read.add(contract.left().place().buffer());
      read.add(contract.right().place().buffer());
      written.add(contract.result().place().buffer());
    } else if (kernel instanceof Kernel.Nest nest) {
      add(nest.body());
    }
  }

  private void add(List<Node> body) {
    for (Node node : body) {
      if (node instanceof Node.Load load) {
        read.add(load.place().buffer());
      } else if (node instanceof Node.LoadAt load) {
        read.add(load.place().buffer());
      } else if (node instanceof Node.Store store) {
        written.add(store.place().buffer());
      } else if (node instanceof Node.AddAt add) {
        written.add(add.place().buffer());
      } else if (node instanceof Node.For loop) {
        add(loop.body());
      } else if (node instanceof Node.Choose choose) {
        add(choose.then().body());
        add(choose.otherwise().body());
      }
    }
  }
}
