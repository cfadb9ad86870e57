/** Colours code by TextMate grammars. */
@NullMarked
package org.adjoint.site.colour;

import org.jspecify.annotations.NullMarked;
