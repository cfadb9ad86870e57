/** The pages that are made from the sources. */
@NullMarked
package org.adjoint.site.reference;

import org.jspecify.annotations.NullMarked;
