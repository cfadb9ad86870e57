package org.adjoint.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.Arrays;
import java.util.Map;

/**
 * The lines of a method under construction.
 *
 * <p>The text is JavaPoet's with named arguments: types of the Vector API are written as the
 * constants of this class, so that JavaPoet imports what is used and nothing else.
 */
final class Lines {
  static final String FLOAT_VECTOR = "$floatVector:T";
  static final String INT_VECTOR = "$intVector:T";
  static final String MASK = "$mask:T";
  static final String ARRAYS = "$arrays:T";
  static final String OPERATORS = "$operators:T";

  private static final String PACKAGE = "jdk.incubator.vector";
  private static final Map<String, ClassName> TYPES =
      Map.of(
          "arrays", ClassName.get(Arrays.class),
          "floatVector", ClassName.get(PACKAGE, "FloatVector"),
          "intVector", ClassName.get(PACKAGE, "IntVector"),
          "mask", ClassName.get(PACKAGE, "VectorMask"),
          "operators", ClassName.get(PACKAGE, "VectorOperators"));

  private final StringBuilder text = new StringBuilder();
  private int indentation;

  void add(String line) {
    text.append("  ".repeat(indentation)).append(line).append('\n');
  }

  /** Opens a block: the line ends with its brace. */
  void open(String head) {
    add(head + " {");
    indentation++;
  }

  /** Opens a block of its own, for names that end with it. */
  void openBlock() {
    add("{");
    indentation++;
  }

  void close() {
    indentation--;
    add("}");
  }

  /** Closes a block and opens the next of the same statement. */
  void reopen(String head) {
    indentation--;
    add("} " + head + " {");
    indentation++;
  }

  /** The text, by which methods of equal body are found. */
  String text() {
    return text.toString();
  }

  CodeBlock code() {
    return CodeBlock.builder().addNamed(text.toString(), TYPES).build();
  }
}
