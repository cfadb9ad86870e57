package org.adjoint.compiler.emit;

/**
 * What the generated code is written for.
 *
 * @param lanes the floats of a vector: 4, 8 or 16; 1 for plain Java
 */
public record Target(int lanes) {
  /** Plain Java, for any machine. */
  public static final Target PORTABLE = new Target(1);

  public Target {
    if (lanes != 1 && lanes != 4 && lanes != 8 && lanes != 16) {
      throw new IllegalArgumentException("no vector has " + lanes + " lanes");
    }
  }

  /** The Vector API with vectors of the given number of floats. */
  public static Target vector(int lanes) {
    return new Target(lanes);
  }

  /** Whether the code uses the Vector API. */
  public boolean isVector() {
    return lanes > 1;
  }

  /** The name the command line knows. */
  public String label() {
    return isVector() ? "vector" : "portable";
  }
}
