package org.adjoint.maven;

import java.util.Map;
import java.util.TreeMap;
import org.adjoint.compiler.CompilerOptions;
import org.adjoint.compiler.TargetChoice;
import org.adjoint.compiler.emit.Target;
import org.adjoint.compiler.lower.TrainBlock;

/**
 * What may be said of the generated code.
 *
 * @param constants what is given instead of the values of constants
 * @param lanes the floats of a vector; 1 for plain Java
 * @param version the version of the plugin, with which what it writes may change
 */
record GenerationOptions(
    Map<String, String> constants, boolean fastMath, int lanes, String version) {
  GenerationOptions {
    constants = new TreeMap<>(constants);
  }

  CompilerOptions compiler() {
    return new CompilerOptions(
        constants, TargetChoice.PORTABLE, fastMath, null, TrainBlock.Overrides.NONE);
  }

  Target target() {
    return new Target(lanes);
  }
}
