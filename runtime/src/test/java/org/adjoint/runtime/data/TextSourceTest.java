package org.adjoint.runtime.data;

import static org.adjoint.runtime.data.Expressions.AT;
import static org.adjoint.runtime.data.Expressions.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.adjoint.runtime.data.DataSpecification.Field;
import org.adjoint.runtime.file.RootFolder;
import org.adjoint.runtime.json.Json;
import org.adjoint.runtime.program.ElementKind;
import org.adjoint.runtime.program.Port;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextSourceTest {
  /** The alphabet in order, so that a character's number tells its position. */
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz";

  private static final Validation NONE = new Validation.None();

  @TempDir Path folder;

  @Test
  void windowsInOrderDoNotOverlapAndTargetsAreShiftedByOne() throws IOException {
    text("f.txt", ALPHABET);
    Dataset rows = load(NONE, 8).training();
    assertThat(rows.rows()).isEqualTo(3);
    Object[] feed = rows.all();
    assertThat((int[]) feed[0]).containsExactly(IntStream.range(0, 24).toArray());
    assertThat((int[]) feed[1]).containsExactly(IntStream.range(1, 25).toArray());
  }

  @Test
  void aTextThatJustFitsHasOneCharacterMoreThanItsWindow() throws IOException {
    text("f.txt", "abcde");
    assertThat(load(NONE, 4).training().rows()).isEqualTo(1);
    assertThatThrownBy(() -> load(NONE, 5))
        .hasMessage(
            "windows of 5 characters need 6, but this part of the text of data 'play' has 5");
    text("f.txt", "");
    assertThatThrownBy(() -> load(NONE, 1)).hasMessageContaining("need 2");
  }

  @Test
  void anEpochDrawsWindowsFromEveryPositionOfTheTrainingPart() throws IOException {
    text("f.txt", ALPHABET.substring(0, 19) + "aaaaaaa");
    Dataset rows = load(new Validation.Fraction(0.25, AT), 4).training();
    assertThat(rows.rows()).isEqualTo(4);
    Set<Integer> starts = new HashSet<>();
    for (int epoch = 0; epoch < 60; epoch++) {
      int[] first = (int[]) drawn(rows, epoch)[0];
      for (int row = 0; row < rows.rows(); row++) {
        starts.add(first[4 * row]);
        assertThat(first[4 * row + 3]).isEqualTo(first[4 * row] + 3);
      }
    }
    // 26 − round(6.5) = 19 characters: the last window is 14 to 17 with 18 behind it.
    assertThat(starts)
        .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(0, 14).boxed().toList());
  }

  @Test
  void theSameKeyDrawsTheSameWindowsWhateverWasDrawnBefore() throws IOException {
    text("f.txt", ALPHABET.repeat(40));
    Dataset rows = load(NONE, 8).training();
    int[] first = (int[]) drawn(rows, 7)[0];
    Object[] other = rows.newFeed(rows.rows());
    try (RowCursor cursor = rows.cursor()) {
      cursor.begin(8);
      cursor.next(rows.rows(), other);
      assertThat((int[]) other[0]).isNotEqualTo(first);
      cursor.begin(7);
      cursor.next(rows.rows(), other);
      assertThat((int[]) other[0]).isEqualTo(first);
    }
  }

  @Test
  void aBatchIsTheSamePartOfAnEpochAsTheWhole() throws IOException {
    text("f.txt", ALPHABET);
    Dataset rows = load(NONE, 2).training();
    int[] whole = (int[]) drawn(rows, 3)[1];
    Object[] feed = rows.newFeed(2);
    try (RowCursor cursor = rows.cursor()) {
      cursor.begin(3);
      cursor.skip(5);
      cursor.next(2, feed);
    }
    assertThat((int[]) feed[1]).containsExactly(Arrays.copyOfRange(whole, 10, 14));
  }

  @Test
  void theLastPartValidates() throws IOException {
    text("f.txt", ALPHABET + "abc");
    TrainingData data = load(new Validation.Fraction(0.1, AT), 2);
    Dataset held = Objects.requireNonNull(data.validation());
    assertThat((int[]) held.all()[0]).containsExactly(0, 1);
    assertThat((int[]) held.all()[1]).containsExactly(1, 2);
    assertThat(data.notes())
        .containsExactly(
            "text: 26 different characters, numbered in code point order",
            "validation: the last part of the text, 3 of 29 characters");
  }

  @Test
  void theVocabularyIsThatOfTheTrainingPartInCodePointOrder() throws IOException {
    text("f.txt", "b\n😀éb");
    TrainingData data = load(NONE, 2);
    assertThat(data.transforms().text()).contains("\"\\nbé\\ud83d\\ude00\"");
    assertThat((int[]) data.training().all()[0]).containsExactly(1, 0, 3, 2);
    text("f.txt", "abababab\nabc");
    assertThatThrownBy(() -> load(new Validation.Fraction(0.25, AT), 2))
        .hasMessage(
            "line 2 of the text has 'c' (U+0063), which is none of the 3 characters of the text"
                + " that was trained with");
  }

  @Test
  void everyCharacterOfTheTrainingPartIsLearnedThoughNoWindowInOrderHoldsIt() throws IOException {
    text("f.txt", "aaaaaaz");
    Dataset rows = load(NONE, 4).training();
    assertThat(IntStream.range(0, 64).mapToObj(key -> (int[]) drawn(rows, key)[1]))
        .anySatisfy(next -> assertThat(next).containsExactly(0, 0, 0, 1));
  }

  @Test
  void anotherTextIsReadWithTheSavedVocabulary() throws IOException {
    text("f.txt", "cabcabcab");
    Json saved = load(NONE, 2).transforms();
    text("f.txt", "bcbcb");
    RawData raw =
        RawData.read(
            specification("f.txt", windows(4, 0), windows(4, 1)),
            ports(4, ElementKind.INT32).subList(0, 1),
            context().withLearned(saved));
    Dataset rows = raw.prepare(new int[0]).all();
    assertThat(raw.leftOut()).isZero();
    assertThat(raw.sourceRows()).containsExactly(0);
    assertThat((int[]) rows.all()[0]).containsExactly(1, 2, 1, 2);
  }

  @Test
  void aTextOfItsOwnValidatesInOrder() throws IOException {
    text("f.txt", "abcabcabc");
    text("g.txt", "cba");
    Validation other =
        new Validation.Separate(specification("g.txt", windows(2, 0), windows(2, 1)));
    Dataset held = Objects.requireNonNull(load(other, 2).validation());
    assertThat((int[]) held.all()[1]).containsExactly(1, 0);
  }

  @Test
  void severalTextsFollowOneAnother() throws IOException {
    text("f.txt", "ab");
    text("g.txt", "cd");
    Source source = new Source.Text(List.of("f.txt", "g.txt"), AT);
    Dataset rows = load(source, ports(3, ElementKind.INT32), windows(3, 0), windows(3, 1));
    assertThat((int[]) rows.all()[1]).containsExactly(1, 2, 3);
  }

  @Test
  void windowsMayBeComputedWith() throws IOException {
    text("f.txt", "abab");
    Expression half =
        new Expression.Binary(
            BinaryOperation.DIVIDE, windows(2, 1), new Expression.Number(2, AT), AT);
    Source source = new Source.Text(List.of("f.txt"), AT);
    Dataset rows = load(source, ports(2, ElementKind.FLOAT32), windows(2, 0), half);
    assertThat((float[]) rows.all()[1]).containsExactly(0.5f, 0f);
  }

  @Test
  void whatDoesNotFitIsNamed() throws IOException {
    text("f.txt", ALPHABET);
    Source source = new Source.Text(List.of("f.txt"), AT);
    assertThatThrownBy(
            () -> load(source, ports(8, ElementKind.INT32), windows(4, 0), windows(4, 1)))
        .hasMessage("one row of 'characters' is [4], but the model's 'characters' is [8]");
    assertThatThrownBy(
            () -> load(source, ports(4, ElementKind.INT32), windows(4, 0), windows(8, 1)))
        .hasMessage("windows of 8 characters beside windows of 4");
    assertThatThrownBy(
            () -> load(source, ports(4, ElementKind.INT32), windows(4, 0), column("characters")))
        .hasMessage("the rows of a text are windows of its characters");
    for (double fraction : new double[] {1, -0.5, Double.NaN}) {
      assertThatThrownBy(() -> load(new Validation.Fraction(fraction, AT), 4))
          .hasMessageContaining("leaves none to train");
    }
    assertThatThrownBy(() -> load(new Validation.Fraction(0.1, AT), 4))
        .hasMessageContaining("this part of the text of data 'play' has 3");
  }

  @Test
  void aFileThatIsNoTextIsRefused() throws IOException {
    Files.write(folder.resolve("f.txt"), new byte[] {'a', 'b', (byte) 0xC3, 'c'});
    assertThatThrownBy(() -> load(NONE, 1))
        .isInstanceOf(DataException.class)
        .hasMessage("'f.txt' is no text in UTF-8: byte 2 belongs to none");
    Files.delete(folder.resolve("f.txt"));
    assertThatThrownBy(() -> load(NONE, 1)).hasMessageContaining("there is no file 'f.txt'");
  }

  private void text(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
  }

  private TrainingData load(Validation validation, int length) {
    return TrainingData.load(
        specification("f.txt", windows(length, 0), windows(length, 1)),
        validation,
        ports(length, ElementKind.INT32),
        context());
  }

  private Dataset load(Source source, List<Port> ports, Expression first, Expression second) {
    DataSpecification data = new DataSpecification("play", source, fields(first, second), AT);
    return TrainingData.load(data, NONE, ports, context()).training();
  }

  private DataContext context() {
    return DataContext.of(RootFolder.of(folder), 1);
  }

  private static DataSpecification specification(String file, Expression a, Expression b) {
    return new DataSpecification("play", new Source.Text(List.of(file), AT), fields(a, b), AT);
  }

  private static List<Field> fields(Expression first, Expression second) {
    return List.of(new Field("characters", first, AT), new Field("next", second, AT));
  }

  private static Expression windows(int length, int shift) {
    return new Expression.Windows(length, shift, AT);
  }

  private static List<Port> ports(int length, ElementKind kind) {
    return List.of(
        new Port("characters", ElementKind.INT32, List.of(length), true),
        new Port("next", kind, List.of(length), true));
  }

  private static Object[] drawn(Dataset rows, long key) {
    Object[] feed = rows.newFeed(rows.rows());
    try (RowCursor cursor = rows.cursor()) {
      cursor.begin(key);
      cursor.next(rows.rows(), feed);
    }
    return feed;
  }
}
