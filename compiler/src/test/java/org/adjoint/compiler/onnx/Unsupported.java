package org.adjoint.compiler.onnx;

/** Says why a case of the suite is no program of the language. */
final class Unsupported extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Unsupported(String reason) {
    super(reason);
  }
}
