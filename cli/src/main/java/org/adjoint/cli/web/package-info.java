/** Pages that the tool shows in a browser of this machine: a server for the loopback alone. */
@NullMarked
package org.adjoint.cli.web;

import org.jspecify.annotations.NullMarked;
