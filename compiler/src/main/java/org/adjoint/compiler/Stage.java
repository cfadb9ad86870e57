package org.adjoint.compiler;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One step of the compiler, which is taken when its result is first asked for. */
final class Stage<T> implements Supplier<T> {
  private final String name;
  private final Timings timings;
  private @Nullable Supplier<T> work;
  private @Nullable T result;

  Stage(String name, Timings timings, Supplier<T> work) {
    this.name = name;
    this.timings = timings;
    this.work = work;
  }

  @Override
  public synchronized T get() {
    Supplier<T> pending = work;
    if (pending != null) {
      result = timings.measure(name, pending);
      work = null;
    }
    return present(result);
  }

  private static <T> T present(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("the stage gave nothing");
    }
    return value;
  }
}
