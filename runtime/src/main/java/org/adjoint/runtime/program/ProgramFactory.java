package org.adjoint.runtime.program;

import org.adjoint.runtime.work.Team;

/** Makes programs of one compiled model. */
public interface ProgramFactory {
  /** The signature that all its programs share. */
  Signature signature();

  /** Fresh room for one model. */
  Storage newStorage();

  /** A program on {@code storage} for batches of at most {@code capacity} rows. */
  Program create(Storage storage, int capacity, Team team);
}
