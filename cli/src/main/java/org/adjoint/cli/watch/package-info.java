/** Shows a run of training: as a page while it goes on, and as a file when it has ended. */
@NullMarked
package org.adjoint.cli.watch;

import org.jspecify.annotations.NullMarked;
