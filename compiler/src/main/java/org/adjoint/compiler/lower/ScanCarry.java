package org.adjoint.compiler.lower;

import java.util.List;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.lower.Denotation.Known;
import org.adjoint.compiler.lower.Denotation.Tensor;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.syntax.Identifier;

/**
 * What a scan carries from turn to turn. It has one type in all turns: that of its first value,
 * with the widest elements that it meets; a number takes the shape that it meets.
 *
 * @param given its first value as the text has it
 * @param first the same in the type that is carried, as far as that is known
 * @param site where the text has its first value
 */
record ScanCarry(Identifier name, Denotation given, Value first, Site site) {

  /** The carry as it has to begin for a turn to end with the given value. */
  ScanCarry meeting(Denotation end, Coercion coercion) {
    ElementType met = coercion.meet(List.of(end), site);
    ElementType element = Coercion.atLeast(first.element(), met);
    Algebra algebra = coercion.algebra(site);
    Value widened = algebra.convert(first, element);
    boolean fills = given instanceof Known && first.shape().rank() == 0 && end instanceof Tensor;
    if (fills) {
      Value start = coercion.tensor(given, element, site);
      Shape shape = ((Tensor) end).value().shape();
      widened = start.shape().rank() == 0 ? algebra.fill(start, shape) : start;
    }
    return widened == first ? this : new ScanCarry(name, given, widened, site);
  }

  /** The value with which a turn ends, in the type that is carried. */
  Value next(Denotation end, Coercion coercion) {
    Value next = coercion.tensor(end, first.element(), site);
    if (next.shape().rank() == 0 && !(end instanceof Tensor)) {
      return coercion.algebra(site).fill(next, first.shape());
    }
    if (!next.type().equals(first.type())) {
      throw new Fault(
              DimensionSource.label(
                  site.diagnostic(
                      Code.SHAPE_MISMATCH,
                      "`"
                          + name
                          + "` begins a turn of the scan as `"
                          + first.type()
                          + "`, but ends it as `"
                          + next.type()
                          + "`"),
                  next))
          .withHelp("what is carried has one type in all turns");
    }
    return next;
  }
}
