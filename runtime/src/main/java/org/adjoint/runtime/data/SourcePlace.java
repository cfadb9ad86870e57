package org.adjoint.runtime.data;

/** Where in a {@code .nn} file something was written; line and column from 1. */
public record SourcePlace(String file, int line, int column) {
  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
