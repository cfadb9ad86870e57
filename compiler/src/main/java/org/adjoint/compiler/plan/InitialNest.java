package org.adjoint.compiler.plan;

import java.util.List;
import org.adjoint.compiler.ir.IndexExpression;
import org.adjoint.compiler.ir.Value;

/** Computes what a carry begins with straight into its first place. */
final class InitialNest {
  private InitialNest() {}

  static Kernel.Nest of(Value initial, Carry carry, RegionPlanner region, Cluster loop) {
    Blocks blocks = new Blocks(initial.shape().dimensions());
    Tracer tracer = new Tracer(region.memory.places(loop), blocks);
    List<IndexExpression> index = blocks.rowIndex();
    Register made = tracer.element(initial, index);
    Register stored = tracer.instructions().convert(made, carry.buffer().element());
    IndexExpression flat = Placement.flat(initial.shape(), index);
    blocks.add(blocks.deepest(), new Node.Store(carry.first(), flat, stored));
    boolean divisible = initial.shape().rank() > 0;
    return new Kernel.Nest(List.of(initial), LoopJoin.join(blocks.finish()), divisible);
  }
}
