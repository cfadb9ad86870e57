package org.adjoint.compiler;

import java.io.IOException;
import java.nio.file.Path;
import org.adjoint.compiler.check.ImportReader;
import org.adjoint.compiler.check.RootFolder;
import org.adjoint.compiler.source.SourceText;

/**
 * What is compiled: a text and where the files it imports come from.
 *
 * @param entry under its path below the root folder
 */
public record ProgramSource(SourceText entry, ImportReader imports) {
  /**
   * A file, which may import others of its folder.
   *
   * @throws IOException if it cannot be read; the message says why
   */
  public static ProgramSource ofFile(Path file) throws IOException {
    Path folder = file.toAbsolutePath().normalize().getParent();
    Path name = file.getFileName();
    if (folder == null || name == null) {
      throw new IOException("`" + file + "` is no file");
    }
    if (!folder.toFile().isDirectory()) {
      throw new IOException("there is no folder `" + folder + "`");
    }
    RootFolder root = RootFolder.of(folder);
    return new ProgramSource(SourceText.of(name.toString(), root.read(name.toString())), root);
  }

  /** A text that imports nothing. */
  public static ProgramSource ofText(String name, String text) {
    return new ProgramSource(SourceText.of(name, text), ImportReader.NONE);
  }

  /** The texts that were kept with a model. */
  public static ProgramSource of(SourceBundle bundle) {
    ImportReader reader =
        path -> {
          String text = bundle.files().get(path);
          if (text == null) {
            throw new IOException("the saved program has no file `" + path + "`");
          }
          return text;
        };
    String text = bundle.files().getOrDefault(bundle.entry(), "");
    return new ProgramSource(SourceText.of(bundle.entry(), text), reader);
  }
}
