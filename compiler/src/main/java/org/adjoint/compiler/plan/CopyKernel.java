package org.adjoint.compiler.plan;

import java.util.List;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.IndexExpression;
import org.adjoint.compiler.ir.Value;

/** Copies a value from one place to another, where it could not be made in place. */
final class CopyKernel {
  private CopyKernel() {}

  static Kernel.Nest of(Value value, Placement from, Placement to) {
    Dimension size = value.shape().size();
    Blocks blocks = new Blocks(List.of(size));
    IndexExpression index = IndexExpression.loop(0, size);
    Register loaded = blocks.register(from.buffer().element(), 1);
    blocks.add(1, new Node.Load(loaded, from, index));
    Register stored = new Instructions(blocks).convert(loaded, to.buffer().element());
    blocks.add(1, new Node.Store(to, index, stored));
    return new Kernel.Nest(List.of(value), blocks.finish(), true);
  }
}
