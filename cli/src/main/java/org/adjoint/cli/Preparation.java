package org.adjoint.cli;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The loading of the Vector API's module, on a second processor while a program is read. */
final class Preparation {
  private final FutureTask<Boolean> vectorModule = new FutureTask<>(VectorModule::load, true);

  private Preparation() {}

  /** Begins, in a thread that does not keep the process alive. */
  static Preparation begin() {
    Preparation preparation = new Preparation();
    Thread thread = new Thread(preparation.vectorModule, "vector module");
    thread.setDaemon(true);
    thread.start();
    return preparation;
  }

  /** Waits until the Vector API can be asked for. */
  void await() {
    try {
      vectorModule.get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException failure) {
      throw new IllegalStateException("the Vector API cannot be looked for", failure.getCause());
    }
  }
}
