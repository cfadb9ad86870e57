package org.adjoint.runtime.model;

import java.util.LinkedHashMap;
import java.util.Map;

/** Columns of raw rows, as a data block names them, given by a calling program. */
public final class Columns {
  private final Map<String, Object> arrays = new LinkedHashMap<>();

  /** A column of numbers, one a row. */
  public Columns with(String name, double... values) {
    arrays.put(name, values.clone());
    return this;
  }

  /** A column of whole numbers, one a row. */
  public Columns with(String name, int... values) {
    arrays.put(name, values.clone());
    return this;
  }

  /** A column of 32-bit numbers, one a row. */
  public Columns with(String name, float... values) {
    arrays.put(name, values.clone());
    return this;
  }

  /** A column of texts, one a row. */
  public Columns with(String name, String... values) {
    arrays.put(name, values.clone());
    return this;
  }

  /** A column of arrays, one a row. */
  public Columns with(String name, float[]... values) {
    arrays.put(name, values.clone());
    return this;
  }

  /** A column of class numbers or indices, so many a row. */
  public Columns with(String name, int[]... values) {
    arrays.put(name, values.clone());
    return this;
  }

  /** A column of truths, as a mask, so many a row. */
  public Columns with(String name, boolean[]... values) {
    arrays.put(name, values.clone());
    return this;
  }

  /** A column of arrays of arrays, one a row, as of sequences of vectors. */
  public Columns with(String name, float[][]... values) {
    arrays.put(name, values.clone());
    return this;
  }

  Map<String, Object> arrays() {
    return arrays;
  }
}
