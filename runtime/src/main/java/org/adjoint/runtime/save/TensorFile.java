package org.adjoint.runtime.save;

import java.util.List;
import java.util.Set;
import org.adjoint.runtime.program.Persistent;
import org.jspecify.annotations.Nullable;

/** A file that holds tensors by name, of which some may be read. */
interface TensorFile {
  /** The names of its tensors. */
  Set<String> names();

  /** Why one of its tensors cannot be read as that of a model; null where it can. */
  @Nullable String misfit(String name, Persistent tensor);

  /** Fills tensors of a storage, which the file has and none of which misfits. */
  void read(List<StoredTensor> tensors);

  /** A fault of this file. */
  SavedModelException fault(String message, String hint);
}
