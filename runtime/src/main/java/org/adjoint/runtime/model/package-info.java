/** Models and trainers as generated classes use them. */
@NullMarked
package org.adjoint.runtime.model;

import org.jspecify.annotations.NullMarked;
