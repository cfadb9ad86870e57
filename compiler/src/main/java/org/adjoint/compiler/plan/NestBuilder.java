package org.adjoint.compiler.plan;

import java.util.ArrayList;
import java.util.List;
import org.adjoint.compiler.ir.IndexExpression;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Reduce;

/** Makes the loop nest of a cluster. */
final class NestBuilder {
  private record Pending(Placement place, IndexExpression index, Register source) {}

  private final Cluster cluster;
  private final Memory memory;
  private final Blocks blocks;
  private final Tracer tracer;
  private final List<Pending> stores = new ArrayList<>();
  private final List<Node.Reduction> reductions = new ArrayList<>();

  private NestBuilder(Cluster cluster, Memory memory) {
    this.cluster = cluster;
    this.memory = memory;
    this.blocks = new Blocks(cluster.rows());
    this.tracer = new Tracer(memory.places(cluster), blocks);
  }

  static Kernel.Nest build(Cluster cluster, Stages stages, Memory memory) {
    NestBuilder builder = new NestBuilder(cluster, memory);
    stages.stages().forEach(builder::stage);
    List<Node> unrolled = Unrolling.of(builder.blocks.finish(), builder.blocks.nextNumber());
    List<Node> body = LoopJoin.join(unrolled);
    return new Kernel.Nest(List.copyOf(cluster.roots()), body, !cluster.rows().isEmpty());
  }

  private void stage(Stages.Stage stage) {
    blocks.beginStage(stage.inner());
    List<Value> reduced = new ArrayList<>();
    for (Value root : stage.roots()) {
      if (root.operation() instanceof Reduce reduce) {
        accumulate(root, reduce);
        reduced.add(root);
      } else {
        make(root);
      }
    }
    flushStores();
    tracer.endStage();
    blocks.endStage(reductions);
    for (int place = 0; place < reduced.size(); place++) {
      finish(reduced.get(place), reductions.get(place).result());
    }
    flushStores();
    reductions.clear();
  }

  private void accumulate(Value root, Reduce reduce) {
    List<IndexExpression> index = Domain.of(root, cluster.rows().size()).index(root);
    Register source = tracer.element(root.operand(0), index);
    Register result = new Register(blocks.nextNumber(), root.element(), blocks.rows());
    Node.Reduction reduction = new Node.Reduction(reductions.size(), reduce.kind(), result);
    reductions.add(reduction);
    blocks.add(blocks.deepest(), new Node.Accumulate(reduction, source));
  }

  private void finish(Value root, Register result) {
    tracer.remember(root, blocks.rowIndex(), result);
    store(root, blocks.rowIndex(), result);
  }

  private void make(Value root) {
    List<IndexExpression> index = new ArrayList<>(blocks.rowIndex());
    index.addAll(blocks.innerIndex());
    Register made = Roots.isGiven(root) ? tracer.element(root, index) : tracer.compute(root, index);
    tracer.remember(root, index, made);
    store(root, index, made);
  }

  /** Stores wait for the end of the stage: until then all reads see what was there before. */
  private void store(Value root, List<IndexExpression> index, Register made) {
    for (Location location : memory.destinations(root, cluster)) {
      Register stored = tracer.instructions().convert(made, location.place().buffer().element());
      stores.add(new Pending(location.place(), location.flat(index), stored));
    }
  }

  private void flushStores() {
    for (Pending store : stores) {
      blocks.add(blocks.deepest(), new Node.Store(store.place(), store.index(), store.source()));
    }
    stores.clear();
  }
}
