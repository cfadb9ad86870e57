package org.adjoint.compiler.sketch;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A way to make a value of others, with all that is chosen at random settled, so that it can be
 * written again for other operands when a program is made smaller.
 *
 * @param made the statement and what it gives; null for operands that it does not take
 */
record Form(int operands, Function<List<Operand>, @Nullable Made> made) {
  @Nullable Made of(List<Operand> operands) {
    return made.apply(operands);
  }

  /** A form of one operand. */
  static Form of(Function<Operand, @Nullable Made> made) {
    return new Form(1, operands -> made.apply(operands.get(0)));
  }
}
