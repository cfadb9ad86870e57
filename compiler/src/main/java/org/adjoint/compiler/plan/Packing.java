package org.adjoint.compiler.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.IndexExpression;
import org.adjoint.compiler.ir.Shape;

/**
 * Copies the right operand of a contraction in a loop before the loop, if it is the same in all
 * turns and its columns are not neighbours: else each turn would gather them again.
 */
final class Packing {
  private final RegionPlanner region;
  private final Cluster loop;
  private final Turn turn;
  private final Set<Buffer> written = new HashSet<>();
  private final List<Kernel> copies = new ArrayList<>();

  Packing(RegionPlanner region, Cluster loop, Turn turn) {
    this.region = region;
    this.loop = loop;
    this.turn = turn;
  }

  /** The kernels of a turn, which read the copies. */
  List<Kernel> pack(List<Kernel> body) {
    for (Kernel kernel : body) {
      Access.of(kernel).stream()
          .filter(Access::writes)
          .forEach(access -> written.add(access.place().buffer()));
    }
    List<Kernel> packed = new ArrayList<>();
    for (Kernel kernel : body) {
      packed.add(kernel instanceof Kernel.Contract contract ? pack(contract) : kernel);
    }
    return packed;
  }

  /** What runs before the loop. */
  List<Kernel> copies() {
    return copies;
  }

  private Kernel.Contract pack(Kernel.Contract contract) {
    Kernel.Operand right = contract.right();
    boolean scattered = !right.stride(contract.column()).is(1) && !contract.column().extent().is(1);
    boolean varies =
        written.contains(right.place().buffer())
            || turn.index().factors().keySet().stream()
                .anyMatch(right.place().offset().factors()::containsKey)
            || contract.outer().stream().anyMatch(axis -> !right.stride(axis).is(0));
    return scattered && !varies ? withPacked(contract) : contract;
  }

  private Kernel.Contract withPacked(Kernel.Contract contract) {
    List<Kernel.Axis> axes = new ArrayList<>(contract.summed());
    axes.add(contract.column());
    Shape shape = new Shape(axes.stream().map(Kernel.Axis::extent).toList());
    Buffer buffer = region.take(contract.element(), shape.size());
    region.hold(buffer, loop.order());
    Placement place = Placement.of(buffer);
    copies.add(copy(contract, axes, shape, place));
    List<IndexExpression> index = new ArrayList<>();
    axes.forEach(axis -> index.add(IndexExpression.loop(axis.number(), axis.extent())));
    Kernel.Operand right = new Kernel.Operand(place, Placement.flat(shape, index));
    return new Kernel.Contract(
        contract.values(),
        contract.element(),
        contract.outer(),
        contract.row(),
        contract.column(),
        contract.summed(),
        contract.left(),
        right,
        contract.result());
  }

  private static Kernel.Nest copy(
      Kernel.Contract contract, List<Kernel.Axis> axes, Shape shape, Placement to) {
    Kernel.Operand right = contract.right();
    Blocks blocks = new Blocks(shape.dimensions());
    List<Dimension> strides = axes.stream().map(right::stride).toList();
    IndexExpression source =
        Placement.flat(strides, blocks.rowIndex()).plus(right.index().constant());
    Register loaded = blocks.register(contract.element(), blocks.depth(source));
    blocks.add(loaded.depth(), new Node.Load(loaded, right.place(), source));
    IndexExpression target = Placement.flat(shape, blocks.rowIndex());
    blocks.add(blocks.deepest(), new Node.Store(to, target, loaded));
    return new Kernel.Nest(contract.values(), LoopJoin.join(blocks.finish()), true);
  }
}
