package org.adjoint.maven;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A hash of texts and files, each told from the next. */
final class SourceHash {
  private final MessageDigest digest;

  SourceHash() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  SourceHash add(String text) {
    return add(text.getBytes(UTF_8));
  }

  /** Adds the content of a file, or that there is none. */
  SourceHash add(Path file) throws IOException {
    return Files.isRegularFile(file) ? add(Files.readAllBytes(file)) : add("no file");
  }

  private SourceHash add(byte[] bytes) {
    digest.update((bytes.length + ":").getBytes(UTF_8));
    digest.update(bytes);
    return this;
  }

  String value() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
