package org.adjoint.compiler;

import java.util.OptionalInt;

/** How many floats a vector of this machine holds, where the Vector API is there to use them. */
public final class VectorLanes {
  /** The fewest and the most lanes that code is written for. */
  private static final int FEWEST = 4;

  private static final int MOST = 16;

  private VectorLanes() {}

  /** The lanes to write code for; empty where there is no Vector API, or none worth using. */
  public static OptionalInt available() {
    try {
      Class<?> vector = Class.forName("jdk.incubator.vector.FloatVector");
      Object species = vector.getField("SPECIES_PREFERRED").get(null);
      Class<?> type = Class.forName("jdk.incubator.vector.VectorSpecies");
      int lanes = (int) type.getMethod("length").invoke(species);
      return lanes < FEWEST ? OptionalInt.empty() : OptionalInt.of(Math.min(lanes, MOST));
    } catch (ReflectiveOperationException | LinkageError absent) {
      return OptionalInt.empty();
    }
  }
}
