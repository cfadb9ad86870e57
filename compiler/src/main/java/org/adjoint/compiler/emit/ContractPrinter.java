package org.adjoint.compiler.emit;

import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.plan.Kernel;

/** Prints contractions: chooses the form that the sizes and the target allow. */
final class ContractPrinter {
  private ContractPrinter() {}

  /**
   * The method of a contraction; the tiles it calls are added to {@code tiles}.
   *
   * @param batch the rows to expect of a batch
   * @param alone whether no other kernel sets the ranges it is called for
   */
  static KernelMethod print(
      Kernel.Contract contract, Target target, Tiles tiles, long batch, boolean alone) {
    boolean singles = contract.element() == ElementType.FLOAT32 && contract.contiguous();
    if (!singles) {
      return new ScalarContract(contract).print();
    }
    if (target.isVector() && alone && BlockedContract.suits(contract, target.lanes(), batch)) {
      return BlockedContract.print(contract, target.lanes(), tiles);
    }
    return target.isVector()
        ? new VectorContract(contract, target.lanes(), tiles, batch).print()
        : new PortableContract(contract, tiles, batch).print();
  }

  /** An operand's subscript at the start of a tile: all but the tile's own axes and the sum. */
  static String start(
      Parameters parameters, Kernel.Operand operand, java.util.List<Kernel.Axis> outer) {
    StringBuilder text = new StringBuilder(parameters.offset(operand.place()));
    append(text, parameters, operand.index().constant(), "");
    for (Kernel.Axis axis : outer) {
      append(text, parameters, operand.stride(axis), Indices.variable(axis.number()));
    }
    return text.isEmpty() ? "0" : text.toString();
  }

  private static void append(
      StringBuilder text, Parameters parameters, Dimension factor, String variable) {
    if (factor.is(0)) {
      return;
    }
    String extent = parameters.extent(factor);
    String term = variable.isEmpty() ? extent : factor.is(1) ? variable : variable + " * " + extent;
    text.append(text.isEmpty() ? "" : " + ").append(term);
  }

  /** A variable times a stride, with a leading plus; nothing where the stride is zero. */
  static String plus(Parameters parameters, String variable, Dimension stride) {
    if (stride.is(0)) {
      return "";
    }
    return " + " + (stride.is(1) ? variable : variable + " * " + parameters.extent(stride));
  }
}
