package org.adjoint.compiler.generate;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import org.adjoint.runtime.model.RowArrays;
import org.adjoint.runtime.program.Port;

/**
 * An input, target or output as the methods of a typed class show it.
 *
 * @param place its place among the inputs and targets, or among the outputs
 * @param variable its Java name
 * @param documentation what the program says of it, fit for Javadoc
 */
record TypedPort(Port port, int place, String variable, String documentation) {
  /** The type of one element. */
  TypeName element() {
    return switch (port.kind()) {
      case FLOAT32 -> TypeName.FLOAT;
      case FLOAT64 -> TypeName.DOUBLE;
      case INT32, BOOL -> TypeName.INT;
    };
  }

  /** The type of all elements one after another. */
  TypeName flat() {
    return ArrayTypeName.of(element());
  }

  /** Whether a row is one number. */
  boolean isScalar() {
    return port.rowShape().isEmpty();
  }

  /** The type of one row. */
  TypeName row() {
    return isScalar() ? element() : flat();
  }

  /** The type of some rows; of what is one for the whole batch, the same as of a row. */
  TypeName rows() {
    return port.perRow() ? ArrayTypeName.of(row()) : row();
  }

  /** One row as a flat array. */
  CodeBlock flatOfRow() {
    return isScalar()
        ? CodeBlock.of("new $T[] {$L}", element(), variable)
        : CodeBlock.of("$L", variable);
  }

  /** Some rows as a flat array. */
  CodeBlock flatOfRows() {
    if (!port.perRow()) {
      return flatOfRow();
    }
    return isScalar()
        ? CodeBlock.of("$L", variable)
        : CodeBlock.of(
            "$T.join($L, $L, $L)",
            RowArrays.class,
            Literals.of(port.name()),
            variable,
            port.rowSize());
  }

  /** A new flat array for so many rows. */
  CodeBlock newFlat(CodeBlock count) {
    if (!port.perRow()) {
      return CodeBlock.of("new $T[$L]", element(), port.rowSize());
    }
    return isScalar()
        ? CodeBlock.of("new $T[$L]", element(), count)
        : CodeBlock.of("new $T[$L * $L]", element(), count, port.rowSize());
  }

  /** One row from a flat array of its name. */
  CodeBlock rowOfFlat() {
    return isScalar() ? CodeBlock.of("$L[0]", variable) : CodeBlock.of("$L", variable);
  }

  /** Some rows from a flat array of its name. */
  CodeBlock rowsOfFlat(CodeBlock count) {
    if (!port.perRow()) {
      return rowOfFlat();
    }
    return isScalar()
        ? CodeBlock.of("$L", variable)
        : CodeBlock.of("$T.split($L, $L, $L)", RowArrays.class, variable, count, port.rowSize());
  }

  /** The shape of a row as a reader knows it from the program. */
  String shape() {
    String type =
        switch (port.kind()) {
          case FLOAT32 -> "float";
          case FLOAT64 -> "float64";
          case INT32 -> "int";
          case BOOL -> "bool, 0 or 1";
        };
    StringBuilder shape = new StringBuilder(type);
    if (!isScalar()) {
      shape.append(port.rowShape().toString().replace(" ", "").replace(",", ", "));
    }
    return shape.append(port.perRow() ? " a row" : " for the whole batch").toString();
  }
}
