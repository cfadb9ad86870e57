package org.adjoint.runtime.model;

import org.adjoint.runtime.data.Dataset;

/** Rows whose transforms are done, one after another: what a model takes as its inputs. */
public final class InputRows {
  private final int rows;
  private final Object[] arrays;

  InputRows(Dataset dataset) {
    this.rows = dataset.rows();
    this.arrays = dataset.all();
  }

  /** How many rows there are. */
  public int rows() {
    return rows;
  }

  /** An input of 32-bit numbers, by its place among the inputs. */
  public float[] floats(int place) {
    return (float[]) arrays[place];
  }

  /** An input of 64-bit numbers, by its place among the inputs. */
  public double[] doubles(int place) {
    return (double[]) arrays[place];
  }

  /** An input of whole numbers or of truth values, by its place among the inputs. */
  public int[] ints(int place) {
    return (int[]) arrays[place];
  }
}
