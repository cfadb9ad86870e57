package org.adjoint.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.adjoint.compiler.CompilerOptions;
import org.adjoint.compiler.TargetChoice;
import org.adjoint.compiler.lower.TrainBlock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how a program is compiled. */
final class ProgramOptions {
  @Option(
      names = "--set",
      paramLabel = "CONST=VALUE",
      description = "Give a constant of the program another value; may be repeated.")
  private Map<String, String> constants = new LinkedHashMap<>();

  @Option(
      names = "--target",
      paramLabel = "auto|vector|portable",
      description = "The Java to write: for the Vector API, or plain (default: auto).")
  private TargetChoice target = TargetChoice.AUTO;

  @Option(
      names = "--fast-math",
      description = "Allow rewrites that change the last bits of results for speed.")
  private boolean fastMath;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "The model that is meant, where the program has several.")
  private @Nullable String model;

  /** The form of Java that is asked for. */
  TargetChoice target() {
    return target;
  }

  CompilerOptions with(TrainBlock.Overrides overrides) {
    return new CompilerOptions(constants, target, fastMath, model, overrides);
  }
}
