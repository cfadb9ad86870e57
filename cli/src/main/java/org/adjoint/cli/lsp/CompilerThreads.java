package org.adjoint.cli.lsp;

import java.util.concurrent.ThreadFactory;

/** Makes threads with room for the compiler to descend into a program. */
record CompilerThreads(String name) implements ThreadFactory {
  private static final long STACK_BYTES = 64L << 20;

  @Override
  public Thread newThread(Runnable work) {
    Thread thread = new Thread(null, work, name, STACK_BYTES);
    thread.setDaemon(true);
    return thread;
  }
}
