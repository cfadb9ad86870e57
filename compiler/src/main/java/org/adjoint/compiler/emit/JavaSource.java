package org.adjoint.compiler.emit;

import java.util.List;
import java.util.Map;
import org.adjoint.compiler.plan.Kernel;

/**
 * The source of a class.
 *
 * @param className the class's full name
 * @param kernels the kernels that each of its methods computes, by the method's name
 */
public record JavaSource(String className, String text, Map<String, List<Kernel>> kernels) {
  public JavaSource {
    kernels = Map.copyOf(kernels);
  }

  /** A source without kernels of its own. */
  public JavaSource(String className, String text) {
    this(className, text, Map.of());
  }

  /**
   * A method's place in the text.
   *
   * @param first its first line, from 1
   * @param last its last line
   */
  public record Method(String name, int first, int last) {}

  /** The methods that compute kernels, in the order of the text. */
  public List<Method> kernelMethods() {
    return MethodPlaces.of(text, kernels.keySet());
  }
}
