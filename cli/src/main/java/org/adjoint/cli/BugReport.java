package org.adjoint.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down what those who mend Adjoint need to know of a failure. */
final class BugReport {
  private BugReport() {}

  /** Writes a report and gives its path; null if that cannot be done. */
  static @Nullable String write(Throwable fault, String[] arguments) {
    StringWriter text = new StringWriter();
    PrintWriter to = new PrintWriter(text);
    Version.lines().forEach(to::println);
    to.println(System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    to.println("adjoint " + String.join(" ", List.of(arguments)));
    to.println();
    fault.printStackTrace(to);
    to.flush();
    try {
      Path file = Files.createTempFile("adjoint-bug-", ".txt");
      Files.writeString(file, text.toString());
      return file.toString();
    } catch (IOException e) {
      return null;
    }
  }
}
