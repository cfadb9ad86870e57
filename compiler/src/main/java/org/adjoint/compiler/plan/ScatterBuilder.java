package org.adjoint.compiler.plan;

import java.util.ArrayList;
import java.util.List;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.IndexExpression;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.ScatterAdd;

/** Makes the kernel of a scatter: a table of zeros, to which slices are added in order. */
final class ScatterBuilder {
  private ScatterBuilder() {}

  static Kernel.Nest build(Value root, Cluster cluster, Memory memory) {
    ScatterAdd scatter = (ScatterAdd) root.operation();
    Location location = memory.require(root);
    Placement place = location.place();
    Blocks blocks = new Blocks(List.of());
    Tracer tracer = new Tracer(memory.places(cluster), blocks);
    Dimension size = root.shape().size();
    blocks.beginStage(List.of(size));
    Register zero = tracer.instructions().constant(root.element(), 0);
    blocks.add(1, new Node.Store(place, IndexExpression.loop(0, size), zero));
    blocks.endStage(List.of());
    Value slices = root.operand(0);
    blocks.beginStage(slices.shape().dimensions());
    List<IndexExpression> loops = blocks.innerIndex();
    int end = scatter.axis() + root.operand(1).shape().rank();
    Register chosen = tracer.element(root.operand(1), loops.subList(scatter.axis(), end));
    Register at = tracer.bounded(chosen, scatter.extent());
    Register source = tracer.element(slices, loops);
    List<IndexExpression> index = new ArrayList<>(loops.subList(0, scatter.axis()));
    index.add(IndexExpression.ZERO);
    index.addAll(loops.subList(end, loops.size()));
    Dimension stride = root.shape().strides().get(scatter.axis());
    blocks.add(blocks.deepest(), new Node.AddAt(place, location.flat(index), at, stride, source));
    tracer.endStage();
    blocks.endStage(List.of());
    return new Kernel.Nest(List.of(root), LoopJoin.join(blocks.finish()), false);
  }
}
