package org.adjoint.runtime.save;

import org.adjoint.runtime.program.FlatArrays;
import org.adjoint.runtime.program.Persistent;

/** A tensor of a storage, under the name that it has in a file. */
record StoredTensor(String name, Persistent tensor, FlatArrays arrays) {
  TensorType type() {
    return new TensorType(tensor.kind(), tensor.shape());
  }
}
