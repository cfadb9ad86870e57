package org.adjoint.runtime.program;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.adjoint.runtime.AdjointException;
import org.jspecify.annotations.Nullable;

/** Finds how large the dimensions are that vary at run time, from the shapes of what is fed. */
public final class RuntimeExtents {
  private final List<String> names;
  private final int[] extents;

  /** The input that told each extent first. */
  private final String[] tellers;

  private RuntimeExtents(List<String> names) {
    this.names = names;
    this.extents = new int[names.size()];
    this.tellers = new String[names.size()];
    Arrays.fill(tellers, "");
  }

  /**
   * The extents, in the order of the signature; 0 for those that nothing of what is fed has.
   *
   * @param fed inputs, and perhaps targets, with the shapes that their rows really have
   * @throws AdjointException where two of them do not agree
   */
  public static int[] of(Signature signature, List<Port> fed) {
    return of(signature.extents(), signature.feed(), fed);
  }

  /** The same, of ports that are declared with dimensions of these names. */
  public static int[] of(List<String> names, List<Port> declared, List<Port> fed) {
    RuntimeExtents found = new RuntimeExtents(names);
    Map<String, Port> byName = new HashMap<>();
    declared.forEach(port -> byName.put(port.name(), port));
    for (Port port : fed) {
      Port declaration = byName.get(port.name());
      if (declaration != null) {
        found.learn(declaration, port);
      }
    }
    fed.forEach(port -> found.check(byName.get(port.name()), port));
    return found.extents;
  }

  private void learn(Port declared, Port fed) {
    int next = 0;
    for (int axis = 0; axis < declared.rowShape().size(); axis++) {
      if (declared.rowShape().get(axis) != Port.VARIES) {
        continue;
      }
      VaryingExtent extent = declared.varying().get(next++);
      int dimension = extent.dimension();
      if (dimension >= 0 && extents[dimension] == 0) {
        int rest = fed.rowShape().get(axis) - extent.constant();
        extents[dimension] = rest / extent.factors().get(dimension);
        tellers[dimension] = fed.name();
      }
    }
  }

  private void check(@Nullable Port declared, Port fed) {
    if (declared == null || declared.varying().isEmpty()) {
      return;
    }
    List<Integer> expected = declared.fixed(extents).rowShape();
    boolean empty = expected.stream().anyMatch(extent -> extent < 1);
    if (empty || !expected.equals(fed.rowShape())) {
      throw new AdjointException(
          "one row of '" + fed.name() + "' is " + fed.rowShape() + ", but must be " + expected,
          "where " + told(declared),
          null);
    }
  }

  private String told(Port declared) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < extents.length; i++) {
      int dimension = i;
      if (declared.varying().stream().anyMatch(v -> v.factors().get(dimension) != 0)) {
        text.append(text.isEmpty() ? "" : ", ")
            .append(names.get(i) + " is " + extents[i] + " as '" + tellers[i] + "' says");
      }
    }
    return text.toString();
  }
}
