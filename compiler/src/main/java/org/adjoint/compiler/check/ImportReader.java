package org.adjoint.compiler.check;

import java.io.IOException;

/** Where the text of imported files comes from. */
public interface ImportReader {
  /** A reader of programs that consist of one text. */
  ImportReader NONE =
      path -> {
        throw new IOException("this program has no folder to import from");
      };

  /**
   * Reads a file.
   *
   * @param path its path below the root folder, its parts parted by {@code /}, none of them {@code
   *     ..}
   * @throws IOException if there is none, or it cannot be read; the message says why
   */
  String read(String path) throws IOException;
}
