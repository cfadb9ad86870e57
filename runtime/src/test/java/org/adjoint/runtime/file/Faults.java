package org.adjoint.runtime.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Lets the n-th operation on a file system that changes something fail, or none. */
public final class Faults {
  private final List<String> operations = new ArrayList<>();
  private final int failing;
  private final String reason;

  /** Fails at operation {@code failing}, counted from 1, and at all that write after it. */
  public Faults(int failing, String reason) {
    this.failing = failing;
    this.reason = reason;
  }

  /** What was tried so far. */
  public List<String> operations() {
    return operations;
  }

  public boolean hasFailed() {
    return operations.size() >= failing;
  }

  void before(String operation) throws IOException {
    operations.add(operation);
    if (operations.size() == failing) {
      throw new IOException(reason);
    }
  }
}
