package org.adjoint.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;

/**
 * Divides a long sequence of code among methods, for HotSpot compiles none of more than 8,000
 * bytes.
 */
final class Portions {
  /** How many pieces one method has: more would be too much at once for C2. */
  static final int MOST = 40;

  /**
   * The text of one method. What calls kernels is bytecode of at most two thirds of its length: a
   * field takes four bytes, and is written with at least four letters, a comma and a space.
   */
  private static final int MOST_CHARACTERS = 12_000;

  private Portions() {}

  /** The pieces in their order, as many together as one method may have; each at least one. */
  static List<List<CodeBlock>> of(List<CodeBlock> pieces) {
    List<List<CodeBlock>> portions = new ArrayList<>();
    List<CodeBlock> open = new ArrayList<>();
    int characters = 0;
    for (CodeBlock piece : pieces) {
      int length = piece.toString().length();
      if (open.size() == MOST || (!open.isEmpty() && characters + length > MOST_CHARACTERS)) {
        portions.add(open);
        open = new ArrayList<>();
        characters = 0;
      }
      open.add(piece);
      characters += length;
    }
    if (!open.isEmpty()) {
      portions.add(open);
    }
    return portions;
  }
}
