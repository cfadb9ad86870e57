package org.adjoint.compiler.check;

import org.adjoint.compiler.syntax.Block;
import org.adjoint.compiler.syntax.Statement;

/** Tells whether text may return. */
public final class Returns {
  private Returns() {}

  /** Whether the block returns on some way through it. */
  public static boolean in(Block block) {
    return block.statements().stream().anyMatch(Returns::in);
  }

  /** Whether the statement returns on some way through it. */
  public static boolean in(Statement statement) {
    if (statement instanceof Statement.For loop) {
      return in(loop.body());
    }
    if (statement instanceof Statement.If choice) {
      return choice.branches().stream().anyMatch(branch -> in(branch.body()))
          || choice.otherwise() != null && in(choice.otherwise());
    }
    return statement instanceof Statement.Return;
  }
}
