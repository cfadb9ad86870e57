package org.adjoint.runtime.data;

import static org.adjoint.runtime.data.Expressions.AT;
import static org.adjoint.runtime.data.Expressions.column;
import static org.adjoint.runtime.data.Expressions.stack;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.adjoint.runtime.data.DataSpecification.Field;
import org.adjoint.runtime.file.RootFolder;
import org.adjoint.runtime.json.Json;
import org.adjoint.runtime.program.ElementKind;
import org.adjoint.runtime.program.Port;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SequenceTest {
  private static final Source CSV = new Source.Csv(List.of("t.csv"), true, ',', List.of(), AT);

  @TempDir Path folder;

  @Test
  void wordsAreNumberedByTheirFrequencyInTheTrainingRowsAlone() throws IOException {
    csv("t", "The cat, the DOG!", "a cat: (the) cow's", "zebra the cow");
    PreparedData data = read(words(null), 5, null).prepare(new int[] {0, 1});
    // the 3, cat 2, then a, cows, dog in the order of the alphabet.
    assertThat(ints(data, 5)).containsExactly(2, 3, 2, 6, 0, 4, 3, 2, 5, 0, 1, 2, 1, 0, 0);
    assertThat(data.vocabularies())
        .containsExactly("'x': words are numbered from 2 to 6; 0 is padding, 1 unknown");
  }

  @Test
  void aVocabularyKeepsTheMostFrequentAndLongTextsLoseTheirEnd() throws IOException {
    csv("t", "b b a c c c d", "a d");
    PreparedData data = read(words(4), 3, null).prepare(new int[] {0, 1});
    // c 3, then a, b and d, which are as frequent: there is a number for c and for a.
    assertThat(ints(data, 3)).containsExactly(1, 1, 3, 3, 1, 0);
    assertThat(ints(read(words(3), 7, null).prepare(new int[] {0}), 7))
        .startsWith(1, 1, 1, 2, 2, 2, 1);
  }

  @Test
  void charactersAreCodePointsAsTheyStand() throws IOException {
    csv("t", "aAa", "\uD83D\uDE00a b");
    Expression characters = new Expression.Tokens(column("t"), TokenKind.CHARACTERS, null, AT);
    // a 3, then the space, A, b and the face.
    assertThat(ints(read(characters, 4, null).prepare(new int[] {0, 1}), 4))
        .containsExactly(2, 4, 2, 0, 6, 2, 3, 5);
  }

  @Test
  void whatWasLearnedIsRestored() throws IOException {
    csv("t", "good food", "bad food");
    Json learned = read(words(null), 2, null).prepare(new int[] {0, 1}).transforms();
    csv("t", "Bad, good?", "new food");
    assertThat(ints(read(words(null), 2, learned).prepare(new int[0]), 2))
        .containsExactly(3, 4, 1, 2);
    assertThatThrownBy(() -> read(words(3), 2, learned).prepare(new int[0]))
        .hasMessageContaining("more tokens than the vocabulary may have");
  }

  @Test
  void suppliedTextsAreSequencesToo() {
    Map<String, Object> columns =
        Map.of("t", new String[] {"x y", "y"}, "u", new String[] {"y", "x x"});
    Expression both =
        new Expression.Tokens(stack(column("t"), column("u")), TokenKind.WORDS, null, AT);
    RawData raw =
        RawData.read(
            specification(new Source.Supplied(AT), both, 2),
            List.of(new Port("x", ElementKind.INT32, List.of(2, 2), true)),
            new DataContext(RootFolder.of(folder), 1, columns, null));
    assertThat(ints(raw.prepare(new int[] {0, 1}), 4)).containsExactly(2, 3, 3, 0, 3, 0, 2, 2);
  }

  @Test
  void numbersPartedBySpacesAreFilledUp() throws IOException {
    csv("t", "1 2  3.5", "-4", " 5 6 7 8 ");
    Expression numbers = new Expression.Tokens(column("t"), TokenKind.NUMBERS, null, AT);
    Expression padded = new Expression.Pad((Expression.Tokens) numbers, 3, -1, AT);
    Port port = new Port("x", ElementKind.FLOAT32, List.of(3), true);
    assertThat((float[]) gathered(raw(padded, port, null).prepare(new int[0]).all()))
        .containsExactly(1, 2, 3.5f, -4, -1, -1, 5, 6, 7);
    csv("t", "1 2", "3 four");
    assertThatThrownBy(() -> raw(padded, port, null).prepare(new int[0]).all())
        .hasMessage("t.csv, line 3: 'four' is not a number");
  }

  @Test
  void aRowWithoutTextIsLeftOut() throws IOException {
    csv("t,u", "a,1", ",2", "b,3");
    assertThat(read(words(null), 1, null).leftOut()).isOne();
  }

  private Expression words(@Nullable Integer vocabulary) {
    return new Expression.Tokens(column("t"), TokenKind.WORDS, vocabulary, AT);
  }

  private void csv(String... lines) throws IOException {
    StringBuilder text = new StringBuilder(lines[0]).append('\n');
    for (String line : List.of(lines).subList(1, lines.length)) {
      boolean plain = lines[0].contains(",");
      text.append(plain ? line : '"' + line + '"').append('\n');
    }
    Files.writeString(folder.resolve("t.csv"), text);
  }

  private RawData read(Expression tokens, int length, @Nullable Json learned) {
    Port port = new Port("x", ElementKind.INT32, List.of(length), true);
    return raw(new Expression.Pad((Expression.Tokens) tokens, length, 0, AT), port, learned);
  }

  private RawData raw(Expression padded, Port port, @Nullable Json learned) {
    DataSpecification data =
        new DataSpecification("d", CSV, List.of(new Field("x", padded, AT)), AT);
    DataContext context = new DataContext(RootFolder.of(folder), 1, Map.of(), learned);
    return RawData.read(data, List.of(port), context);
  }

  private static DataSpecification specification(Source source, Expression tokens, int length) {
    Expression padded = new Expression.Pad((Expression.Tokens) tokens, length, 0, AT);
    return new DataSpecification("d", source, List.of(new Field("x", padded, AT)), AT);
  }

  private static int[] ints(PreparedData data, int width) {
    int[] all = (int[]) gathered(data.all());
    assertThat(all.length % width).isZero();
    return all;
  }

  private static Object gathered(Dataset rows) {
    return rows.all()[0];
  }
}
