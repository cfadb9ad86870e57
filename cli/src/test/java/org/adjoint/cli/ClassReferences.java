package org.adjoint.cli;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What class files refer to, read from their constant pools (JVM specification, chapter 4.4):
 * nothing else can be called by their code.
 */
final class ClassReferences {
  private final String[] texts;
  private final int[] first;
  private final int[] second;
  private final int[] tags;
  private final Set<String> found = new TreeSet<>();

  private ClassReferences(int count) {
    texts = new String[count];
    first = new int[count];
    second = new int[count];
    tags = new int[count];
  }

  /** Classes as {@code java/lang/Math}, members as {@code java/lang/Math.max}. */
  static Set<String> of(Path folder) throws IOException {
    Set<String> all = new TreeSet<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(file -> file.toString().endsWith(".class"))
          .forEach(file -> all.addAll(in(file)));
    }
    return all;
  }

  private static Set<String> in(Path file) {
    try (DataInputStream in =
        new DataInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
      in.skipNBytes(8);
      ClassReferences references = new ClassReferences(in.readUnsignedShort());
      references.read(in);
      return references.found;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private void read(DataInputStream in) throws IOException {
    for (int index = 1; index < tags.length; index++) {
      tags[index] = in.readUnsignedByte();
      switch (tags[index]) {
        case 1 -> texts[index] = in.readUTF();
        case 3, 4 -> in.skipNBytes(4);
        case 5, 6 -> {
          in.skipNBytes(8);
          index++;
        }
        case 7, 8, 16, 19, 20 -> first[index] = in.readUnsignedShort();
        case 15 -> in.skipNBytes(3);
        case 9, 10, 11, 12, 17, 18 -> {
          first[index] = in.readUnsignedShort();
          second[index] = in.readUnsignedShort();
        }
        default -> throw new IOException("unknown constant " + tags[index]);
      }
    }
    for (int index = 1; index < tags.length; index++) {
      if (tags[index] == 7) {
        found.add(texts[first[index]]);
      } else if (tags[index] >= 9 && tags[index] <= 11) {
        found.add(texts[first[first[index]]] + "." + texts[first[second[index]]]);
      }
    }
  }
}
