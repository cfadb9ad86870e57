package org.adjoint.runtime.data;

/** What kind of fault a {@link DataException} tells of. */
public enum DataFault {
  /** A file that cannot be read. */
  UNREADABLE,
  /** A column that the data does not have. */
  MISSING_COLUMN,
  /** Text where a number is needed. */
  NOT_NUMERIC,
  /** Data that is not in its format, or not of the values that its use takes. */
  MALFORMED,
  /** Shapes that do not fit each other or the model's input. */
  SHAPE,
  /** An input of the model that the data says nothing of. */
  MISSING_INPUT,
  /** No usable row. */
  EMPTY
}
