package org.adjoint.compiler.onnx;

import java.util.List;

/** How an operator of ONNX is written in the language. */
interface Operator {
  /** An expression for each result, or {@link Unsupported}. */
  List<String> of(Call call);

  /** An operator with one result. */
  interface Single {
    String of(Call call);
  }

  static Operator single(Single text) {
    return call -> List.of(text.of(call));
  }
}
