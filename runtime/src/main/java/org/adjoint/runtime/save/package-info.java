/** Saved models, as safetensors files. */
@NullMarked
package org.adjoint.runtime.save;

import org.jspecify.annotations.NullMarked;
