/** Makes static web pages of the folder {@code docs}. */
@NullMarked
package org.adjoint.site;

import org.jspecify.annotations.NullMarked;
