/**
 * The language server: what an editor asks over the protocol, answered by the compiler's analysis.
 */
@NullMarked
package org.adjoint.cli.lsp;

import org.jspecify.annotations.NullMarked;
