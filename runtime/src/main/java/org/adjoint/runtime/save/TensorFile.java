package org.adjoint.runtime.save;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.adjoint.runtime.program.Persistent;
import org.jspecify.annotations.Nullable;

/** A file that holds tensors by name, of which some may be read. */
interface TensorFile {
  /** Refuses what is no file on the disk: reading a pipe or a device could last for ever. */
  static void requireOrdinary(Path path) throws IOException {
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw new IOException("it is not an ordinary file");
    }
  }

  /** The names of its tensors. */
  Set<String> names();

  /** Why one of its tensors cannot be read as that of a model; null where it can. */
  @Nullable String misfit(String name, Persistent tensor);

  /** Fills tensors of a storage, which the file has and none of which misfits. */
  void read(List<StoredTensor> tensors);

  /** A fault of this file. */
  SavedModelException fault(String message, String hint);
}
