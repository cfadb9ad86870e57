package org.adjoint.compiler.plan;

import java.util.ArrayList;
import java.util.List;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.IndexExpression;
import org.adjoint.compiler.ir.Shape;

/**
 * A contraction whose right operand has been copied, so that the columns of a tile are neighbours.
 *
 * @param copy what makes the copy
 * @param contract the contraction, which reads it
 */
record PackedRight(Kernel.Nest copy, Kernel.Contract contract) {
  /** Whether the columns of the right operand are no neighbours as they are. */
  static boolean isScattered(Kernel.Contract contract) {
    return !contract.right().stride(contract.column()).is(1) && !contract.column().extent().is(1);
  }

  /** Whether the right operand differs by the loops around the product. */
  static boolean variesOutside(Kernel.Contract contract) {
    return contract.outer().stream().anyMatch(axis -> !contract.right().stride(axis).is(0));
  }

  /** Whether the kernel alone would gather the same columns again in each outer turn. */
  static boolean isGatheredAgain(Kernel.Contract contract) {
    return isScattered(contract) && !contract.outer().isEmpty() && !variesOutside(contract);
  }

  /** Copies into an array that is kept as long as the cluster needs it. */
  static PackedRight of(Kernel.Contract contract, RegionPlanner region, Cluster cluster) {
    List<Kernel.Axis> axes = new ArrayList<>(contract.summed());
    axes.add(contract.column());
    Shape shape = new Shape(axes.stream().map(Kernel.Axis::extent).toList());
    Buffer buffer = region.take(contract.element(), shape.size());
    region.hold(buffer, cluster.order());
    Placement place = Placement.of(buffer);
    List<IndexExpression> index = new ArrayList<>();
    axes.forEach(axis -> index.add(IndexExpression.loop(axis.number(), axis.extent())));
    Kernel.Operand right = new Kernel.Operand(place, Placement.flat(shape, index));
    // In the copy the summed axes lie one in the other, whatever they did before.
    AxisJoin sums = AxisJoin.of(contract.summed(), List.of(contract.left(), right));
    Kernel.Contract packed =
        new Kernel.Contract(
            contract.values(),
            contract.element(),
            contract.outer(),
            contract.row(),
            contract.column(),
            sums.axes(),
            sums.operands().get(0),
            sums.operands().get(1),
            contract.result());
    return new PackedRight(copy(contract, axes, shape, place), packed);
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
