package org.adjoint.runtime.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.adjoint.runtime.AdjointException;
import org.adjoint.runtime.file.RootFolder;

/** Makes a table of texts, which has one row for each character. */
final class TextTable {
  /** The text as bytes, as a string and as code points takes so many bytes of memory for one. */
  private static final int MEMORY_PER_BYTE = 8;

  private TextTable() {}

  /** {@code usesOf} says, given the columns' names, which of them are wanted. */
  static Table read(
      Source.Text source, RootFolder root, Function<List<String>, ColumnUses> usesOf) {
    ColumnUses uses = usesOf.apply(List.of(CharacterColumn.NAME));
    if (!uses.numbers().isEmpty() || !uses.texts().isEmpty() || uses.windows() == null) {
      throw new DataException(
          "the rows of a text are windows of its characters",
          source.place(),
          "write `input, target = windows(64)`: 64 characters, and the same shifted by one");
    }
    int[] characters = read(source, root);
    Map<String, NumberColumn> columns =
        Map.of(CharacterColumn.NAME, new CharacterColumn(characters));
    return new Table(characters.length, uses, columns, Map.of(), row -> "character " + row);
  }

  private static int[] read(Source.Text source, RootFolder root) {
    try {
      List<int[]> texts = new ArrayList<>();
      for (String file : source.files()) {
        texts.add(text(root.existing(file), file).codePoints().toArray());
      }
      return texts.size() == 1
          ? texts.get(0)
          : texts.stream().flatMapToInt(Arrays::stream).toArray();
    } catch (AdjointException e) {
      throw new DataException(
          DataFault.of(e), String.valueOf(e.getMessage()), source.place(), e.hint());
    } catch (IOException e) {
      throw new DataException("cannot read a text: " + e.getMessage(), source.place());
    }
  }

  private static String text(Path path, String file) throws IOException {
    long size = Files.size(path);
    if (size > Integer.MAX_VALUE / 4 || size > Runtime.getRuntime().maxMemory() / MEMORY_PER_BYTE) {
      throw new AdjointException(
          "'" + file + "' has " + size + " bytes, more than the memory holds",
          "give Java more memory with -Xmx, or use a part of the text; 512 MB is the most",
          null);
    }
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path));
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new AdjointException(
          "'" + file + "' is no text in UTF-8: byte " + bytes.position() + " belongs to none",
          "convert it, as with `iconv -t UTF-8`",
          null);
    }
  }
}
