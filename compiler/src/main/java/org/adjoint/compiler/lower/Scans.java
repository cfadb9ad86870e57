package org.adjoint.compiler.lower;

import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.lower.Denotation.Mark;
import org.adjoint.compiler.syntax.Expression;

/** Elaborates loops over a sequence. */
final class Scans {
  private final Elaboration elaboration;

  Scans(Elaboration elaboration) {
    this.elaboration = elaboration;
  }

  /** What a scan emits; the names it carries hold their last values after it. */
  Denotation scan(Expression.Scan scan, Frame frame) {
    for (Expression.Slice slice : scan.slices()) {
      elaboration.expressions().evaluate(slice.tensor(), frame);
    }
    elaboration.expressions().evaluate(scan.traversal().axis(), frame);
    for (Expression.Carry carry : scan.carries()) {
      elaboration.expressions().evaluate(carry.initial(), frame);
      frame.bind(carry.name().text(), Mark.POISON);
    }
    throw frame
        .at(scan.slices().get(0).name().span())
        .fault(Code.NOT_AVAILABLE, "this version does not compile `scan` yet");
  }
}
