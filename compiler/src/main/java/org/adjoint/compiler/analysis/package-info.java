/**
 * What an editor asks of a text: what names mean, their types, what may be written, renamed and
 * mended.
 */
@NullMarked
package org.adjoint.compiler.analysis;

import org.jspecify.annotations.NullMarked;
