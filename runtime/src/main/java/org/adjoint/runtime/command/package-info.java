/** What a trainer's commands do and show: the command line and standalone trainers share it. */
@NullMarked
package org.adjoint.runtime.command;

import org.jspecify.annotations.NullMarked;
