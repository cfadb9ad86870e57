/** What people look at while a model trains: graphs of their own, that no step computes. */
@NullMarked
package org.adjoint.compiler.probe;

import org.jspecify.annotations.NullMarked;
