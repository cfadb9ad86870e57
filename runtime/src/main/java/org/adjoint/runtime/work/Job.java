package org.adjoint.runtime.work;

/** Work that a team does in parts, all at the same time. */
public interface Job {
  /** Does part {@code part} of {@code parts}, counted from 0. */
  void run(int part, int parts);
}
