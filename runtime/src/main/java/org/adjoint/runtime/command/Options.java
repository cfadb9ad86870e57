package org.adjoint.runtime.command;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.adjoint.runtime.NearName;
import org.jspecify.annotations.Nullable;

/**
 * A command line, taken apart.
 *
 * @param named what is given for each option; for a flag, nothing
 * @param words what stands by itself
 */
record Options(Map<String, String> named, List<String> words) {
  /** Takes a command line apart: {@code --name value}, {@code --name=value} or {@code --flag}. */
  static Options of(String[] arguments, Set<String> valued, Set<String> flags) {
    Map<String, String> named = new LinkedHashMap<>();
    List<String> words = new ArrayList<>();
    for (int at = 0; at < arguments.length; at++) {
      String argument = arguments[at];
      int equals = argument.indexOf('=');
      String name = equals < 0 ? argument : argument.substring(0, equals);
      if (!argument.startsWith("-")) {
        words.add(argument);
      } else if (flags.contains(argument)) {
        named.put(argument, "");
      } else if (!valued.contains(name)) {
        throw unknown(name, valued, flags);
      } else if (equals >= 0) {
        named.put(name, argument.substring(equals + 1));
      } else if (at + 1 < arguments.length) {
        named.put(name, arguments[++at]);
      } else {
        throw new WrongUse(name + " lacks its value");
      }
    }
    return new Options(named, words);
  }

  private static WrongUse unknown(String name, Set<String> valued, Set<String> flags) {
    List<String> known = new ArrayList<>(valued);
    known.addAll(flags);
    String hint = NearName.hint(name, known);
    return new WrongUse("there is no option " + name + (hint == null ? "" : "; " + hint));
  }

  boolean has(String name) {
    return named.containsKey(name);
  }

  @Nullable Path path(String name) {
    String text = named.get(name);
    return text == null ? null : path(name, text);
  }

  static Path path(String what, String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException notOne) {
      throw new WrongUse(what + ": '" + text.replace("\0", "\\0") + "' is no path");
    }
  }

  /** A whole number that is at least {@code least}; null where none is given. */
  @Nullable Integer number(String name, int least) {
    String text = named.get(name);
    if (text == null) {
      return null;
    }
    try {
      int number = Integer.parseInt(text);
      if (number >= least) {
        return number;
      }
      throw new WrongUse(name + " is at least " + least + ", not " + number);
    } catch (NumberFormatException notOne) {
      throw new WrongUse(name + " takes a whole number, not '" + text + "'");
    }
  }
}
