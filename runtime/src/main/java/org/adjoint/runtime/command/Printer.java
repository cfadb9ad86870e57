package org.adjoint.runtime.command;

import java.util.List;
import org.adjoint.runtime.json.Json;

/**
 * Writes what a command has to say.
 *
 * @param json whether one JSON object stands alone where results go
 */
public record Printer(Console console, boolean json) {
  /** Prints a line of text where results go, unless a JSON object is to stand there alone. */
  public void print(String text) {
    (json ? console.err() : console.out()).println(text);
  }

  /** Tells the user something that is no result. */
  public void tell(String text) {
    console.err().println(text);
  }

  /** Tells the user some lines that are no result. */
  public void tell(List<String> lines) {
    lines.forEach(this::tell);
  }

  /** Prints the object that the command comes to, where it is asked for. */
  public void printJson(Json object) {
    if (json) {
      console.out().println(object.text());
    }
  }
}
