/** The curves of the gallery. */
@NullMarked
package org.adjoint.site.gallery;

import org.jspecify.annotations.NullMarked;
