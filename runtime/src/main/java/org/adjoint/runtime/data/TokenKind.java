package org.adjoint.runtime.data;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a text is taken apart into. */
public enum TokenKind {
  /** Its words: in small letters, without punctuation, parted by white space. */
  WORDS,

  /** Its characters (code points) as they stand. */
  CHARACTERS,

  /** Its numbers, parted by white space. */
  NUMBERS;

  /** Keras's TextVectorization takes the same away of ASCII. */
  private static final Pattern PUNCTUATION = Pattern.compile("[\\p{Punct}\\p{P}]");

  private static final Pattern SPACE = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

  /** The parts of a text, in their order. */
  List<String> split(String text) {
    return switch (this) {
      case WORDS -> parts(PUNCTUATION.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(""));
      case CHARACTERS -> text.codePoints().mapToObj(Character::toString).toList();
      case NUMBERS -> parts(text);
    };
  }

  private static List<String> parts(String text) {
    return Stream.of(SPACE.split(text)).filter(part -> !part.isEmpty()).toList();
  }

  /** What the language calls it. */
  String keyword() {
    return name().toLowerCase(Locale.ROOT);
  }
}
