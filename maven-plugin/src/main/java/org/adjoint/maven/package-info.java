/** The goals of the Maven plugin. */
@NullMarked
package org.adjoint.maven;

import org.jspecify.annotations.NullMarked;
