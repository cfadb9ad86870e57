/** What all that writes HTML needs. */
@NullMarked
package org.adjoint.site.html;

import org.jspecify.annotations.NullMarked;
