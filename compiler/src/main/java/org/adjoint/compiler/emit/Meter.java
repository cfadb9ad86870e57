package org.adjoint.compiler.emit;

import com.palantir.javapoet.CodeBlock;

/** Puts around the statement of a call what measures it. */
@FunctionalInterface
interface Meter {
  /** Measures nothing. */
  Meter NONE = (statement, call, worker) -> statement;

  /**
   * The statement, measured.
   *
   * @param worker the number of the worker that runs it
   */
  CodeBlock around(CodeBlock statement, KernelCall call, String worker);
}
