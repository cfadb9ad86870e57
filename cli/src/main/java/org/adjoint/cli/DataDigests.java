package org.adjoint.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.adjoint.runtime.AdjointException;
import org.adjoint.runtime.data.DataSpecification;
import org.adjoint.runtime.data.Source;
import org.adjoint.runtime.data.Validation;
import org.adjoint.runtime.file.RootFolder;
import org.adjoint.runtime.model.ModelDefinition;

/** The SHA-256 of the files that a run reads its rows from, as {@code sha256sum} gives it. */
final class DataDigests {
  /** More files than this have one digest together. */
  private static final int MOST_SHOWN = 12;

  private static final int BLOCK = 1 << 16;

  private DataDigests() {}

  /** Digests by what they are of; none where a file cannot be read, of which the run will tell. */
  static Map<String, String> of(ModelDefinition.Training run, Path folder) {
    try {
      RootFolder root = RootFolder.of(folder);
      Set<String> names = new LinkedHashSet<>(names(run.data(), root));
      if (run.validation() instanceof Validation.Separate separate) {
        names.addAll(names(separate.data(), root));
      }
      Map<String, String> digests = new LinkedHashMap<>();
      for (String name : names) {
        digests.put(name, digest(root.existing(name)));
      }
      return digests.size() <= MOST_SHOWN ? digests : together(digests);
    } catch (AdjointException | IOException unreadable) {
      return Map.of();
    }
  }

  private static List<String> names(DataSpecification data, RootFolder root) {
    Source source = data.source();
    if (source instanceof Source.Arrays arrays) {
      return arrays.files();
    }
    if (source instanceof Source.Text text) {
      return text.files();
    }
    Source rows = source instanceof Source.Streamed streamed ? streamed.rows() : source;
    List<String> names = new ArrayList<>();
    if (rows instanceof Source.Csv csv) {
      csv.files().forEach(name -> names.addAll(root.matching(name)));
    }
    return names;
  }

  /** What {@code sha256sum FILES | sha256sum} says. */
  private static Map<String, String> together(Map<String, String> digests) {
    MessageDigest all = sha256();
    digests.forEach((name, digest) -> all.update((digest + "  " + name + "\n").getBytes(UTF_8)));
    String what = digests.size() + " files, as `sha256sum FILES | sha256sum`";
    return Map.of(what, HexFormat.of().formatHex(all.digest()));
  }

  private static String digest(Path file) throws IOException {
    MessageDigest digest = sha256();
    byte[] block = new byte[BLOCK];
    try (InputStream content = Files.newInputStream(file)) {
      for (int count = content.read(block); count >= 0; count = content.read(block)) {
        digest.update(block, 0, count);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
