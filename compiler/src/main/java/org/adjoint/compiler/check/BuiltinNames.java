package org.adjoint.compiler.check;

import java.util.List;

/** The names that mean something everywhere and are no functions. */
public final class BuiltinNames {
  public static final String BATCH = "batch";
  public static final String PI = "pi";
  public static final String INFINITY = "infinity";
  public static final String NEW_AXIS = "newaxis";
  public static final String INFERRED = "_";
  public static final String TRAINING = "training";
  public static final String STEP = "step";
  public static final String EPOCH = "epoch";

  /** All of them. */
  public static final List<String> ALL =
      List.of(BATCH, PI, INFINITY, NEW_AXIS, INFERRED, TRAINING, STEP, EPOCH);

  private BuiltinNames() {}
}
