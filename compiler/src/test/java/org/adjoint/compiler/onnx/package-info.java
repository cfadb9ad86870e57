/** The node tests of ONNX, as programs of the language. */
@NullMarked
package org.adjoint.compiler.onnx;

import org.jspecify.annotations.NullMarked;
