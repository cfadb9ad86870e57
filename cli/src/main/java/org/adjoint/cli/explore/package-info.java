/** The explorer: what becomes of a program on its way to Java, in a browser. */
@NullMarked
package org.adjoint.cli.explore;

import org.jspecify.annotations.NullMarked;
