package org.adjoint.compiler.generate;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.SourceVersion;

/**
 * Gives each name of a program a Java name of its own within one scope. What Java would not take,
 * or could misunderstand, is replaced, so that no text of a program becomes Java by itself.
 */
final class JavaNames {
  /** Words that are no keywords everywhere, but not free to use either. */
  private static final Set<String> RESTRICTED =
      Set.of("var", "yield", "record", "sealed", "permits", "when", "module", "_");

  /** A file cannot be named by more than 255 characters, of which the class of the kernels adds. */
  private static final int LONGEST = 100;

  private final Set<String> taken;

  /** A scope in which these names are taken already. */
  JavaNames(Collection<String> taken) {
    this.taken = new HashSet<>(taken);
  }

  /** A name for a variable or a method: {@code sepal_length} becomes {@code sepalLength}. */
  String member(String name) {
    String words = joined(name);
    String first = words.substring(0, 1);
    boolean acronym = words.length() > 1 && Character.isUpperCase(words.charAt(1));
    return unique(acronym ? words : first.toLowerCase(java.util.Locale.ROOT) + words.substring(1));
  }

  /** A name for a class: {@code char_gpt} becomes {@code CharGpt}. */
  String type(String name) {
    String words = joined(name);
    return unique(words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1));
  }

  private static String joined(String name) {
    StringBuilder joined = new StringBuilder();
    boolean wordBegins = false;
    for (int at = 0; at < name.length() && joined.length() < LONGEST; at++) {
      char c = name.charAt(at);
      boolean plain = c < 0x7f && Character.isLetterOrDigit(c);
      if (plain) {
        joined.append(wordBegins && joined.length() > 0 ? Character.toUpperCase(c) : c);
      }
      wordBegins = !plain;
    }
    if (joined.isEmpty() || Character.isDigit(joined.charAt(0))) {
      joined.insert(0, "n");
    }
    return joined.toString();
  }

  private String unique(String name) {
    String found = SourceVersion.isKeyword(name) || RESTRICTED.contains(name) ? name + "_" : name;
    for (int number = 2; !taken.add(found); number++) {
      found = name + number;
    }
    return found;
  }
}
