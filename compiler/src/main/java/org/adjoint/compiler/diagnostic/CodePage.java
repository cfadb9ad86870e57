package org.adjoint.compiler.diagnostic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The page that explains a code: what it means, a program that has the fault, and that mended. */
public final class CodePage {
  private static final String FOLDER = "/org/adjoint/codes/";

  private CodePage() {}

  /** The page of a code, as Markdown. */
  public static String of(Code code) {
    try (InputStream stream = CodePage.class.getResourceAsStream(FOLDER + code.id() + ".md")) {
      if (stream == null) {
        throw new IllegalStateException("the compiler lacks the page of " + code.id());
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
