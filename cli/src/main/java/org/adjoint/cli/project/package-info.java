/** What {@code adjoint new} writes: a project with a model, its data, a test and a build. */
@NullMarked
package org.adjoint.cli.project;

import org.jspecify.annotations.NullMarked;
