/** Files below a root folder, read and written safely. */
@NullMarked
package org.adjoint.runtime.file;

import org.jspecify.annotations.NullMarked;
