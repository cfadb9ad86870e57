package org.adjoint.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import org.adjoint.runtime.command.Console;

/** One run of the tool in this process, and what it wrote. */
record CommandLineRun(int exitCode, String out, String err) {
  static CommandLineRun of(Object... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), 0);
    String[] texts = Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new);
    int code = Tool.run(texts, console);
    return new CommandLineRun(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  /** A program of the examples. */
  static Path example(String name) {
    Path examples = Path.of("..", "examples");
    return examples.resolve(name).resolve(name + ".nn");
  }

  /** Standard output, read by a parser of its own. */
  JsonObject json() {
    return JsonParser.parseString(out).getAsJsonObject();
  }
}
