/** What generated code and its callers need, on the JDK alone. */
@NullMarked
package org.adjoint.runtime;

import org.jspecify.annotations.NullMarked;
