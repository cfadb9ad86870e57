package org.adjoint.compiler.sketch;

import java.util.List;

/** A statement of a program: a name for what a form makes of earlier names. */
record Statement(String name, Form form, List<String> operands) {
  Statement {
    operands = List.copyOf(operands);
  }

  /** The same of another name where it used one. */
  Statement with(String old, String other) {
    return new Statement(
        name, form, operands.stream().map(each -> each.equals(old) ? other : each).toList());
  }
}
