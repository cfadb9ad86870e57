package org.adjoint.cli.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.adjoint.compiler.check.BuiltinNames;
import org.adjoint.compiler.parse.LanguageWords;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the words that editors colour to those of the language. */
class TextMateGrammarTest {
  private static final Path FOLDER = Path.of("..", "editors");
  private static final Pattern CHOICE = Pattern.compile("\\(((?:\\w+\\|)*\\w+)\\)");

  private static JsonObject rules;

  @BeforeAll
  static void read() throws Exception {
    String grammar = Files.readString(FOLDER.resolve("nn.tmLanguage.json"));
    rules = JsonParser.parseString(grammar).getAsJsonObject().getAsJsonObject("repository");
  }

  /** The words among which the patterns of a rule choose. */
  private static Set<String> words(String rule) {
    Set<String> words = new TreeSet<>();
    Matcher choices = CHOICE.matcher(rules.get(rule).toString());
    while (choices.find()) {
      words.addAll(Arrays.asList(choices.group(1).split("\\|")));
    }
    return words;
  }

  @Test
  void declarationsBeginWithTheWordsOfTheLanguage() {
    assertThat(words("declarations"))
        .containsExactlyInAnyOrderElementsOf(LanguageWords.declarations());
  }

  @Test
  void statementsBeginWithTheWordsOfTheLanguage() {
    assertThat(words("statements")).containsExactlyInAnyOrderElementsOf(LanguageWords.statements());
  }

  @Test
  void reservedWordsAreThoseOfTheLanguage() {
    Set<String> expected = new TreeSet<>(LanguageWords.reserved());
    expected.add("reversed");
    assertThat(words("reserved")).isEqualTo(expected);
  }

  @Test
  void namesWithAMeaningEverywhereAreThoseOfTheLanguage() {
    Set<String> expected = new TreeSet<>(BuiltinNames.ALL);
    expected.remove(BuiltinNames.INFERRED);
    assertThat(words("constants")).isEqualTo(expected);
  }

  @Test
  void declarationsOfAnExampleAreFound() throws Exception {
    String pattern = rules.getAsJsonObject("declarations").get("match").getAsString();
    String iris = Files.readString(Path.of("..", "examples", "iris", "iris.nn"));
    List<String> found =
        Pattern.compile(pattern, Pattern.MULTILINE)
            .matcher(iris)
            .results()
            .map(match -> match.group(1) + " " + match.group(2))
            .toList();
    assertThat(found).containsExactly("model Iris", "data iris", "train Iris");
  }

  @Test
  void theExtensionPinsWhatItFetches() throws Exception {
    String text = Files.readString(FOLDER.resolve("vscode").resolve("package.json"));
    JsonObject manifest = JsonParser.parseString(text).getAsJsonObject();
    assertThat(manifest.getAsJsonObject("dependencies").entrySet())
        .isNotEmpty()
        .allMatch(entry -> entry.getValue().getAsString().matches("\\d+\\.\\d+\\.\\d+"));
  }
}
