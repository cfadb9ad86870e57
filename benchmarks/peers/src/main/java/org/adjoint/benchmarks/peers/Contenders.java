package org.adjoint.benchmarks.peers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.adjoint.compiler.TargetChoice;

/**
 * The systems by the names that the command line has for them; those that differ by a setting alone
 * have one for each, and the better figure is quoted.
 */
final class Contenders {
  private static final Map<String, Supplier<Contender>> ALL = all();

  private Contenders() {}

  private static Map<String, Supplier<Contender>> all() {
    Map<String, Supplier<Contender>> all = new LinkedHashMap<>();
    all.put("adjoint", () -> new Adjoint(TargetChoice.AUTO));
    all.put("adjoint-vector", () -> new Adjoint(TargetChoice.VECTOR));
    all.put("adjoint-portable", () -> new Adjoint(TargetChoice.PORTABLE));
    all.put("pytorch", () -> new PyTorch(false));
    all.put("pytorch-channels-last", () -> new PyTorch(true));
    all.put("tensorflow", TensorFlow::new);
    all.put("smile", Smile::new);
    all.put("onnxruntime", OnnxRuntime::new);
    return all;
  }

  /** The names, this project first. */
  static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  static Contender named(String name) {
    return Objects.requireNonNull(ALL.get(name), name).get();
  }
}
