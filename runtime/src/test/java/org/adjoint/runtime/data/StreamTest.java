package org.adjoint.runtime.data;

import static org.adjoint.runtime.data.Expressions.AT;
import static org.adjoint.runtime.data.Expressions.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.adjoint.runtime.data.DataSpecification.Field;
import org.adjoint.runtime.file.RootFolder;
import org.adjoint.runtime.program.ElementKind;
import org.adjoint.runtime.program.Port;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that are streamed are those that are held, in an order that a buffer decides. */
class StreamTest {
  private static final int ROWS = 1000;
  private static final Validation NONE = new Validation.None();
  private static final List<Port> PORTS =
      List.of(
          new Port("x", ElementKind.FLOAT32, List.of(), true),
          new Port("y", ElementKind.INT32, List.of(), true));
  private static final Expression NUMBER = new Expression.Standardize(column("a"), AT);
  private static final Expression CLASS = new Expression.Category(column("s"), AT);

  @TempDir Path folder;

  /** Two files, whose rows of a multiple of 7 lack a value. */
  @BeforeEach
  void writeTables() throws IOException {
    for (int file = 0; file < 2; file++) {
      StringBuilder text = new StringBuilder("a,s\n");
      for (int row = file * 600; row < (file == 0 ? 600 : ROWS); row++) {
        text.append(row % 7 == 0 ? "NA" : "" + row).append(",k").append(row % 3).append('\n');
      }
      Files.writeString(folder.resolve("part-" + file + ".csv"), text);
    }
  }

  private TrainingData load(Source source, Validation validation, Expression x) {
    List<Field> fields = List.of(new Field("x", x, AT), new Field("y", CLASS, AT));
    return TrainingData.load(
        new DataSpecification("d", source, fields, AT),
        validation,
        PORTS,
        DataContext.of(RootFolder.of(folder), 1));
  }

  private static Source.Csv held() {
    return new Source.Csv(List.of("part-*.csv"), true, ',', Source.Csv.USUAL_MISSING, AT);
  }

  private static Source streamed(int buffer) {
    return new Source.Streamed(held(), buffer);
  }

  private static float[] drawn(Dataset rows, long key) {
    Object[] feed = rows.newFeed(rows.rows());
    try (RowCursor cursor = rows.cursor()) {
      cursor.begin(key);
      cursor.next(rows.rows(), feed);
    }
    return (float[]) feed[0];
  }

  private static List<Float> sorted(float[] values) {
    return IntStream.range(0, values.length).mapToObj(i -> values[i]).sorted().toList();
  }

  @Test
  void inOrderTheRowsAndWhatTransformsLearnAreThoseOfRowsThatAreHeld() {
    TrainingData whole = load(held(), NONE, NUMBER);
    TrainingData stream = load(streamed(10), NONE, NUMBER);
    assertThat(stream.transforms().text()).isEqualTo(whole.transforms().text());
    assertThat(stream.training().rows()).isEqualTo(857).isEqualTo(whole.training().rows());
    assertThat((float[]) stream.training().all()[0]).isEqualTo((float[]) whole.training().all()[0]);
    assertThat((int[]) stream.training().all()[1]).isEqualTo((int[]) whole.training().all()[1]);
    assertThat(stream.notes())
        .containsExactly(
            "data 'd': 143 of 1000 rows left out, as a value is missing",
            "data 'd': 857 rows are streamed; shuffled, they are drawn from a buffer of 10");
  }

  @Test
  void whatIsDrawnForARowDependsOnItsNumberAndNotOnTheWindowItIsReadIn() {
    Expression zero = new Expression.Number(0, AT);
    Expression one = new Expression.Number(1, AT);
    Expression noise = new Expression.Draw(Distribution.UNIFORM, zero, one, null, AT);
    Expression x = new Expression.Binary(BinaryOperation.ADD, column("a"), noise, AT);
    assertThat((float[]) load(streamed(10), NONE, x).training().all()[0])
        .isEqualTo((float[]) load(held(), NONE, x).training().all()[0]);
  }

  @Test
  void anEpochHasEachRowOnceWhateverTheBuffer() {
    List<Float> all = sorted((float[]) load(held(), NONE, column("a")).training().all()[0]);
    for (int buffer : new int[] {1, 2, 100, 857, 5000}) {
      Dataset rows = load(streamed(buffer), NONE, column("a")).training();
      float[] first = drawn(rows, 3);
      assertThat(sorted(first)).isEqualTo(all);
      assertThat(drawn(rows, 3)).isEqualTo(first);
      if (buffer > 1) {
        assertThat(drawn(rows, 4)).isNotEqualTo(first);
      }
    }
  }

  @Test
  void aRowComesBeforeItIsReadAtMostByTheBufferAndOneOfOneKeepsTheOrder() {
    float[] inOrder = (float[]) load(held(), NONE, column("a")).training().all()[0];
    assertThat(drawn(load(streamed(1), NONE, column("a")).training(), 3)).isEqualTo(inOrder);
    float[] drawn = drawn(load(streamed(50), NONE, column("a")).training(), 3);
    for (int i = 0; i + 50 < drawn.length; i++) {
      assertThat(drawn[i]).isLessThanOrEqualTo(inOrder[i + 49]);
    }
  }

  @Test
  void aBufferOfAllRowsDrawsTheFirstRowFromAnywhere() {
    Dataset rows = load(streamed(ROWS), NONE, column("a")).training();
    TreeSet<Integer> quarters = new TreeSet<>();
    for (int key = 0; key < 40; key++) {
      quarters.add((int) drawn(rows, key)[0] / 250);
    }
    assertThat(quarters).containsExactly(0, 1, 2, 3);
  }

  @Test
  void whatIsPassedOverLeavesTheRestOfTheEpochAsItIs() {
    Dataset rows = load(streamed(64), NONE, NUMBER).training();
    float[] whole = drawn(rows, 9);
    Object[] feed = rows.newFeed(57);
    try (RowCursor cursor = rows.cursor()) {
      cursor.begin(8);
      cursor.next(57, feed);
      cursor.begin(9);
      cursor.skip(800);
      cursor.next(57, feed);
    }
    assertThat((float[]) feed[0]).isEqualTo(java.util.Arrays.copyOfRange(whole, 800, 857));
  }

  @Test
  void aSeededShareOfTheRowsValidatesAndTeachesTransformsNothing() {
    TrainingData data = load(streamed(10), new Validation.Fraction(0.25, AT), column("a"));
    Dataset validation = Objects.requireNonNull(data.validation());
    assertThat(validation.rows()).isBetween(170, 260);
    List<Float> all = new ArrayList<>(sorted((float[]) data.training().all()[0]));
    all.addAll(sorted((float[]) validation.all()[0]));
    assertThat(all.stream().sorted().toList())
        .isEqualTo(sorted((float[]) load(held(), NONE, column("a")).training().all()[0]));
    TrainingData scaled = load(streamed(10), new Validation.Fraction(0.25, AT), NUMBER);
    double mean = 0;
    for (float value : (float[]) scaled.training().all()[0]) {
      mean += value / scaled.training().rows();
    }
    assertThat(mean).isCloseTo(0, org.assertj.core.api.Assertions.within(1e-6));
  }

  @Test
  void aFaultNamesTheFileAndLineWhereverTheWindowBegins() throws IOException {
    String text = Files.readString(folder.resolve("part-1.csv"));
    Files.writeString(folder.resolve("part-1.csv"), text.replace("\n990,", "\nmany,"));
    assertThatThrownBy(() -> load(streamed(10), NONE, column("a")))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("part-1.csv")
        .hasMessageContaining("392")
        .hasMessageContaining("'many' is not a number");
    Files.writeString(folder.resolve("part-1.csv"), text.replace("\n990,", "\n1e300,"));
    Dataset rows = load(streamed(10), NONE, column("a")).training();
    assertThatThrownBy(rows::all)
        .hasMessageContaining("part-1.csv, line 392: 'x' is 1.0E300, which is no finite number");
  }

  @Test
  void filesThatLoseOrGainRowsAreRefused() throws IOException {
    Dataset rows = load(streamed(10), NONE, column("a")).training();
    String text = Files.readString(folder.resolve("part-1.csv"));
    Files.writeString(folder.resolve("part-1.csv"), "a,s\n1,k0\n");
    String refusal = "data 'd' no longer has the 857 rows that were counted";
    assertThatThrownBy(rows::all).hasMessage(refusal);
    assertThatThrownBy(() -> drawn(rows, 1)).hasMessage(refusal);
    Files.writeString(folder.resolve("part-1.csv"), text + "1,k0\n".repeat(300));
    assertThatThrownBy(() -> drawn(rows, 1)).hasMessage(refusal);
    Files.writeString(folder.resolve("part-1.csv"), text);
    assertThat(sorted(drawn(rows, 1))).hasSize(857);
  }

  @Test
  void noRowIsRefusedAsOfRowsThatAreHeld() throws IOException {
    for (int file = 0; file < 2; file++) {
      Files.writeString(folder.resolve("part-" + file + ".csv"), "a,s\nNA,k0\n");
    }
    assertThatThrownBy(() -> load(streamed(10), NONE, column("a")))
        .hasMessage("every row of data 'd' lacks a value that is used");
  }
}
