package org.adjoint.compiler.generate;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.adjoint.runtime.model.RowArrays;
import org.adjoint.runtime.program.Port;
import org.adjoint.runtime.program.VaryingExtent;

/**
 * An input, target or output as the methods of a typed class show it.
 *
 * @param place its place among the inputs and targets, or among the outputs
 * @param variable its Java name
 * @param extents the Java names of the dimensions of the program that vary at run time
 * @param documentation what the program says of it, fit for Javadoc
 */
record TypedPort(
    Port port, int place, String variable, List<String> extents, String documentation) {
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
            "$T.join($L, $L, $L)", RowArrays.class, Literals.of(port.name()), variable, rowSize());
  }

  /** A new flat array for so many rows. */
  CodeBlock newFlat(CodeBlock count) {
    if (!port.perRow()) {
      return CodeBlock.of("new $T[$L]", element(), rowSize());
    }
    return isScalar()
        ? CodeBlock.of("new $T[$L]", element(), count)
        : CodeBlock.of("new $T[$L * $L]", element(), count, rowSize());
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
        : CodeBlock.of("$T.split($L, $L, $L)", RowArrays.class, variable, count, rowSize());
  }

  /** How many elements a row has. */
  CodeBlock rowSize() {
    int fixed = 1;
    List<String> factors = new ArrayList<>();
    int next = 0;
    for (int dimension : port.rowShape()) {
      if (dimension == Port.VARIES) {
        factors.add(extent(port.varying().get(next++)));
      } else {
        fixed *= dimension;
      }
    }
    if (fixed != 1 || factors.isEmpty()) {
      factors.add(0, Integer.toString(fixed));
    }
    boolean sum = factors.size() > 1;
    return CodeBlock.of(
        "$L",
        factors.stream()
            .map(factor -> sum && factor.contains(" ") ? "(" + factor + ")" : factor)
            .collect(Collectors.joining(" * ")));
  }

  /** An extent as Java, of the form {@code 2 * t + 1}. */
  private String extent(VaryingExtent extent) {
    List<String> terms = new ArrayList<>();
    for (int place = 0; place < extents.size(); place++) {
      int factor = extent.factors().get(place);
      if (factor != 0) {
        terms.add(factor == 1 ? extents.get(place) : factor + " * " + extents.get(place));
      }
    }
    if (extent.constant() != 0) {
      terms.add(Integer.toString(extent.constant()));
    }
    return String.join(" + ", terms).replace("+ -", "- ");
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
      Iterator<VaryingExtent> varying = port.varying().iterator();
      shape.append(
          port.rowShape().stream()
              .map(d -> d == Port.VARIES ? extent(varying.next()) : d.toString())
              .collect(Collectors.joining(", ", "[", "]")));
    }
    return shape.append(port.perRow() ? " a row" : " for the whole batch").toString();
  }
}
