package org.adjoint.runtime.data;

import org.adjoint.runtime.AdjointException;
import org.adjoint.runtime.file.FileException;

/** What kind of fault a {@link DataException} tells of. */
public enum DataFault {
  /** A file that cannot be read. */
  UNREADABLE,
  /** A file that leads out of the folder whose files may be named. */
  OUTSIDE,
  /** A column that the data does not have. */
  MISSING_COLUMN,
  /** Text where a number is needed. */
  NOT_NUMERIC,
  /** Data that is not in its format, or not of the values that its use takes. */
  MALFORMED,
  /** A class number or an index that the model has no class or place for. */
  OUT_OF_RANGE,
  /** Shapes that do not fit each other or the model's input. */
  SHAPE,
  /** An input of the model that the data says nothing of. */
  MISSING_INPUT,
  /** No usable row. */
  EMPTY;

  /** The kind of a fault that was found while a file was read. */
  static DataFault of(AdjointException reason) {
    if (reason instanceof FileException file) {
      return file.isOutside() ? OUTSIDE : UNREADABLE;
    }
    return MALFORMED;
  }
}
