package org.adjoint.runtime.model;

import org.adjoint.runtime.data.Dataset;
import org.adjoint.runtime.program.RuntimeExtents;
import org.adjoint.runtime.program.Signature;

/** Rows whose transforms are done, one after another: what a model takes as its inputs. */
public final class InputRows {
  private final int rows;
  private final int[] extents;
  private final Object[] arrays;

  InputRows(Dataset dataset, Signature signature) {
    this.rows = dataset.rows();
    this.extents = RuntimeExtents.of(signature, dataset.ports());
    this.arrays = dataset.all();
  }

  /** How many rows there are. */
  public int rows() {
    return rows;
  }

  /** How large a dimension is in them that varies, by its place in the signature. */
  public int extent(int place) {
    return extents[place];
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
