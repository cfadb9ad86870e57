package org.adjoint.compiler;

import java.util.Map;
import org.adjoint.compiler.lower.TrainBlock;
import org.jspecify.annotations.Nullable;

/**
 * What may be asked of a compilation besides the program.
 *
 * @param constants values, as text, that replace those of the program's constants
 * @param target the form of Java
 * @param fastMath whether rewrites may change the last bits for speed
 * @param model the model to compile where the program has several; null for the only one
 * @param overrides what is trained otherwise than the program says
 */
public record CompilerOptions(
    Map<String, String> constants,
    TargetChoice target,
    boolean fastMath,
    @Nullable String model,
    TrainBlock.Overrides overrides) {
  /** What is compiled unless something else is asked for. */
  public static final CompilerOptions DEFAULT =
      new CompilerOptions(Map.of(), TargetChoice.AUTO, false, null, TrainBlock.Overrides.NONE);

  public CompilerOptions {
    constants = Map.copyOf(constants);
  }

  public CompilerOptions withConstants(Map<String, String> other) {
    return new CompilerOptions(other, target, fastMath, model, overrides);
  }

  public CompilerOptions withTarget(TargetChoice other) {
    return new CompilerOptions(constants, other, fastMath, model, overrides);
  }

  public CompilerOptions withFastMath(boolean allowed) {
    return new CompilerOptions(constants, target, allowed, model, overrides);
  }

  public CompilerOptions withModel(@Nullable String name) {
    return new CompilerOptions(constants, target, fastMath, name, overrides);
  }

  public CompilerOptions withOverrides(TrainBlock.Overrides other) {
    return new CompilerOptions(constants, target, fastMath, model, other);
  }
}
