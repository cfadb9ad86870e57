package org.adjoint.compiler.emit;

import java.util.ArrayList;
import java.util.List;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.plan.Kernel;

/** Prints a contraction element by element: for doubles, and for results no vector fits. */
final class ScalarContract {
  private final Kernel.Contract contract;
  private final Lines lines = new Lines();
  private final Parameters parameters = new Parameters();

  ScalarContract(Kernel.Contract contract) {
    this.contract = contract;
  }

  KernelMethod print() {
    parameters.useRange();
    List<Kernel.Axis> loops = new ArrayList<>(contract.outer());
    loops.add(contract.row());
    loops.add(contract.column());
    loops.forEach(axis -> open(axis, axis.equals(contract.divided())));
    String a = parameters.array(contract.left().place());
    String b = parameters.array(contract.right().place());
    String c = parameters.array(contract.result().place());
    boolean singles = contract.element() == ElementType.FLOAT32;
    lines.add((singles ? "float" : "double") + " sum = 0;");
    contract.summed().forEach(axis -> open(axis, false));
    String left = parameters.subscript(contract.left().place(), contract.left().index());
    String right = parameters.subscript(contract.right().place(), contract.right().index());
    lines.add("sum = Math.fma(" + a + "[" + left + "], " + b + "[" + right + "], sum);");
    contract.summed().forEach(axis -> lines.close());
    String result = parameters.subscript(contract.result().place(), contract.result().index());
    lines.add(c + "[" + result + "] = sum;");
    loops.forEach(axis -> lines.close());
    return new KernelMethod(lines, parameters, contract.parallelExtent());
  }

  private void open(Kernel.Axis axis, boolean ranged) {
    String i = axis.number() < 0 ? "unit" + -axis.number() : Indices.variable(axis.number());
    String start = ranged ? "from" : "0";
    String end = ranged ? "to" : parameters.extent(axis.extent());
    lines.open("for (int " + i + " = " + start + "; " + i + " < " + end + "; " + i + "++)");
  }
}
