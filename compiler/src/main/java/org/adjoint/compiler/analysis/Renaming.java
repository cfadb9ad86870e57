package org.adjoint.compiler.analysis;

import java.util.List;
import java.util.regex.Pattern;
import org.adjoint.compiler.check.Library;
import org.adjoint.compiler.parse.LanguageWords;
import org.adjoint.compiler.parse.Lexeme;
import org.adjoint.compiler.parse.Lexemes;
import org.adjoint.compiler.source.SourceText;
import org.adjoint.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * The places that a new name for something has to be written to.
 *
 * @param places all of them; none where it cannot be renamed
 * @param refusal why it cannot be renamed; null where it can
 */
public record Renaming(List<Span> places, @Nullable String refusal) {
  private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");

  public Renaming {
    places = List.copyOf(places);
  }

  static Renaming refused(String why) {
    return new Renaming(List.of(), why);
  }

  /**
   * Renames what an occurrence means. A new name that stands anywhere in the texts is refused: it
   * might hide something, or be hidden.
   */
  static Renaming of(NameIndex names, Occurrence occurrence, String name, List<SourceText> texts) {
    Meaning meaning = occurrence.meaning();
    List<Span> places = names.all(meaning).stream().map(Occurrence::span).toList();
    boolean library =
        meaning instanceof Meaning.Declared declared && declared.definition().isLibrary();
    if (library || places.stream().anyMatch(Library::owns)) {
      return refused("`" + meaning.name() + "` belongs to the standard library");
    }
    if (meaning instanceof Meaning.Builtin) {
      return refused("`" + meaning.name() + "` belongs to the language");
    }
    if (!NAME.matcher(name).matches() || LanguageWords.reserved().contains(name)) {
      return refused("`" + name + "` is no name");
    }
    String word = meaning.name();
    if (names.members().contains(word)) {
      return refused("`" + word + "` stands behind a point too, where its meaning is not known");
    }
    for (SourceText text : texts) {
      for (Lexeme lexeme : Lexemes.of(text)) {
        if (lexeme.is(name)) {
          return refused("`" + name + "` means something in " + text.name() + " already");
        }
        if (meaning instanceof Meaning.Local && isText(lexeme) && holds(lexeme.text(), word)) {
          return refused("`" + word + "` stands in the string " + lexeme.text() + " too");
        }
      }
    }
    return new Renaming(places, null);
  }

  private static boolean isText(Lexeme lexeme) {
    return lexeme.text().startsWith("\"");
  }

  private static boolean holds(String text, String word) {
    return Pattern.compile("(?<!\\w)" + Pattern.quote(word) + "(?!\\w)").matcher(text).find();
  }
}
