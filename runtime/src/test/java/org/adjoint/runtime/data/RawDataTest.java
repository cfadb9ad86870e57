package org.adjoint.runtime.data;

import static org.adjoint.runtime.data.Expressions.AT;
import static org.adjoint.runtime.data.Expressions.column;
import static org.adjoint.runtime.data.Expressions.number;
import static org.adjoint.runtime.data.Expressions.range;
import static org.adjoint.runtime.data.Expressions.stack;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.adjoint.runtime.data.DataSpecification.Field;
import org.adjoint.runtime.file.RootFolder;
import org.adjoint.runtime.json.Json;
import org.adjoint.runtime.program.ElementKind;
import org.adjoint.runtime.program.IndexRange;
import org.adjoint.runtime.program.Port;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RawDataTest {
  @TempDir Path folder;

  @Test
  void columnsAndRangesBecomeVectorsInTheFilesOrder() throws IOException {
    csv("a,b,c,d\n1,2,3,4\n5,6,7,8\n");
    assertThat(floats(range("b", "d"), 3)).containsExactly(2, 3, 4, 6, 7, 8);
    assertThat(floats(stack(column("d"), column("a")), 2)).containsExactly(4, 1, 8, 5);
    assertThat(floats(stack(column("d"), range("a", "b")), 3)).containsExactly(4, 1, 2, 8, 5, 6);
    assertThat(floats(column("c"))).containsExactly(3, 7);
  }

  @Test
  void aTableWithoutHeaderHasNumberedColumnsAndAnotherSeparator() throws IOException {
    csv("1;2\n3;4\n");
    Source.Csv source = new Source.Csv(List.of("t.csv"), false, ';', List.of(), AT);
    assertThat(floats(source, column("c1"))).containsExactly(2, 4);
  }

  @Test
  void severalFilesFollowOneAnotherAndMessagesNameTheRightOne() throws IOException {
    csv("a\n1\n");
    Files.writeString(folder.resolve("u.csv"), "a\n2\nx\n");
    Source.Csv source = new Source.Csv(List.of("t.csv", "u.csv"), true, ',', List.of(), AT);
    assertThatThrownBy(() -> floats(source, column("a")))
        .hasMessage("u.csv, line 3: column 'a': 'x' is not a number");
    Files.writeString(folder.resolve("u.csv"), "a\n2\n");
    assertThat(floats(source, column("a"))).containsExactly(1, 2);
    Files.writeString(folder.resolve("u.csv"), "b\n2\n");
    assertThatThrownBy(() -> floats(source, column("a"))).hasMessageContaining("other columns");
  }

  @Test
  void suppliedArraysOfArraysAreTensorsOfARow() {
    float[][][] points = {{{1, 2}, {3, 4}, {5, 6}}, {{7, 8}, {9, 10}, {11, 12}}};
    assertThat(supplied(points, 3, 2)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    assertThat(supplied(new int[][] {{1, 2}, {3, 4}}, 2)).containsExactly(1, 2, 3, 4);
    assertThat(supplied(new boolean[][] {{true, false}}, 2)).containsExactly(1, 0);
    assertThatThrownBy(() -> supplied(new int[][] {{1, 2}, {3}}, 2))
        .hasMessage("row 1 of 'a' has 1 numbers, not 2");
    assertThatThrownBy(() -> supplied(new float[][][] {{{1}, {2}}, {{3}, {4, 5}}}, 2, 1))
        .hasMessage("row 1 of 'a' has 2 numbers, not 1");
    assertThatThrownBy(() -> supplied(new long[][] {{1}}, 1)).hasMessageContaining("long[][]");
  }

  @Test
  void anIndexChoosesWhatNumPyDoes() {
    float[][][] points = {{{1, 2}, {3, 4}, {5, 6}}, {{7, 8}, {9, 10}, {11, 12}}};
    Subscript all = between(null, null, 1);
    assertThat(indexed(points, List.of(2), at(1))).containsExactly(3, 4, 9, 10);
    assertThat(indexed(points, List.of(), at(-1), at(0))).containsExactly(5, 11);
    assertThat(indexed(points, List.of(3), all, at(1))).containsExactly(2, 4, 6, 8, 10, 12);
    assertThat(indexed(points, List.of(2, 2), between(1, null, 1)))
        .containsExactly(3, 4, 5, 6, 9, 10, 11, 12);
    assertThat(indexed(points, List.of(3, 1), between(null, null, -1), between(-1, 9, 1)))
        .containsExactly(6, 4, 2, 12, 10, 8);
    assertThat(indexed(points, List.of(1, 2), between(2, null, -4))).containsExactly(5, 6, 11, 12);
    assertThat(indexed(points, List.of(2, 1, 2), between(0, -1, 1), new Subscript.NewAxis()))
        .containsExactly(1, 2, 3, 4, 7, 8, 9, 10);
    assertThatThrownBy(() -> indexed(points, List.of(2), at(3)))
        .hasMessage("index 3 of an axis of 3 in one row, which is [3, 2]");
    assertThatThrownBy(() -> indexed(points, List.of(), at(0), at(0), at(0)))
        .hasMessage("there are more indices than axes in one row, which is [3, 2]");
    assertThatThrownBy(() -> indexed(points, List.of(), between(2, 1, 1)))
        .hasMessageContaining("leaves nothing of an axis of 3");
  }

  private float[] indexed(Object array, List<Integer> shape, Subscript... subscripts) {
    Expression index = new Expression.Index(column("a"), List.of(subscripts), AT);
    return supplied(array, index, shape);
  }

  private static Subscript at(int place) {
    return new Subscript.At(place);
  }

  private static Subscript between(Integer from, Integer to, int step) {
    return new Subscript.Between(from, to, step);
  }

  private float[] supplied(Object array, Integer... shape) {
    return supplied(array, column("a"), List.of(shape));
  }

  private float[] supplied(Object array, Expression expression, List<Integer> shape) {
    DataSpecification data =
        new DataSpecification(
            "d", new Source.Supplied(AT), List.of(new Field("x", expression, AT)), AT);
    Port port = new Port("x", ElementKind.FLOAT32, shape, true);
    DataContext given = new DataContext(RootFolder.of(folder), 1, Map.of("a", array), null);
    return gathered(RawData.read(data, List.of(port), given).prepare(new int[0]).all());
  }

  @Test
  void aPatternStandsForAllFilesThatMatchInTheOrderOfTheirNames() throws IOException {
    Files.createDirectory(folder.resolve("parts"));
    Files.writeString(folder.resolve("parts/part-10.csv"), "a\n2\n");
    Files.writeString(folder.resolve("parts/part-09.csv"), "a\n1\n");
    Files.writeString(folder.resolve("parts/part-1.csv"), "a\n7\n");
    Files.writeString(folder.resolve("parts/other-11.csv"), "a\n8\n");
    Files.writeString(folder.resolve("parts/part-11xcsv"), "a\n9\n");
    assertThat(floats(files("parts/part-??.csv"), column("a"))).containsExactly(1, 2);
    assertThat(floats(files("parts/part-*.csv"), column("a"))).containsExactly(1, 7, 2);
    Files.writeString(folder.resolve("parts/part-11.csv"), "a\nx\n");
    assertThatThrownBy(() -> floats(files("parts/part-*.csv"), column("a")))
        .hasMessage("parts/part-11.csv, line 2: column 'a': 'x' is not a number");
    assertThatThrownBy(() -> floats(files("parts/none-*.csv"), column("a")))
        .hasMessageStartingWith("no file matches 'parts/none-*.csv'");
    assertThatThrownBy(() -> floats(files("*/a.csv"), column("a")))
        .hasMessageContaining("not their folders");
    assertThatThrownBy(() -> floats(files("../*.csv"), column("a")))
        .hasMessageContaining("outside the root folder");
  }

  private static Source.Csv files(String name) {
    return new Source.Csv(List.of(name), true, ',', List.of(), AT);
  }

  @Test
  void arithmeticBroadcastsOverTheRow() throws IOException {
    csv("a,b,c\n1,2,4\n3,4,8\n");
    Expression ratio =
        new Expression.Binary(BinaryOperation.DIVIDE, range("a", "b"), column("c"), AT);
    assertThat(floats(ratio, 2)).containsExactly(0.25f, 0.5f, 0.375f, 0.5f);
    Expression mean = new Expression.Reduce(Reduction.MEAN, range("a", "c"), List.of(), false, AT);
    assertThat(floats(mean)).containsExactly(7f / 3, 5);
    Expression larger =
        new Expression.Select(
            new Expression.Binary(BinaryOperation.GREATER, column("b"), number(3), AT),
            column("a"),
            new Expression.Unary(UnaryOperation.NEGATE, column("c"), AT),
            AT);
    assertThat(floats(larger)).containsExactly(-4, 3);
  }

  @Test
  void reshapeConcatAndReduceOverAnAxisKeepRowMajorOrder() throws IOException {
    csv("a,b,c,d\n1,2,3,4\n");
    Expression square = new Expression.Reshape(range("a", "d"), List.of(2, 2), AT);
    Expression wide = new Expression.Concat(List.of(square, square), 1, AT);
    assertThat(floats(wide, 2, 4)).containsExactly(1, 2, 1, 2, 3, 4, 3, 4);
    Expression sums = new Expression.Reduce(Reduction.SUM, square, List.of(0), false, AT);
    assertThat(floats(sums, 2)).containsExactly(4, 6);
    Expression kept = new Expression.Reduce(Reduction.MAXIMUM, square, List.of(-1), true, AT);
    assertThat(floats(kept, 2, 1)).containsExactly(2, 4);
  }

  @Test
  void standardizeUsesThePopulationDeviationOfTheTrainingRowsOnly() throws IOException {
    csv("a,b\n1,5\n3,5\n100,5\n");
    Field field = field(new Expression.Standardize(stack(column("a"), column("b")), AT));
    RawData raw = RawData.read(data(field), List.of(port(2)), context());
    PreparedData prepared = raw.prepare(new int[] {0, 1});
    // Mean 2 and deviation 1 of 1 and 3; the constant column becomes 0.
    assertThat(gathered(prepared.all())).containsExactly(-1, 0, 1, 0, 98, 0);
  }

  @Test
  void aConstantColumnWhoseMeanIsNotExactStillBecomesZero() throws IOException {
    csv("a\n0.1\n0.1\n0.1\n");
    assertThat(floats(new Expression.Standardize(column("a"), AT))).containsExactly(0, 0, 0);
  }

  @Test
  void rescaleMapsLeastToLowAndGreatestToHighOfEachColumn() throws IOException {
    csv("a,b\n0,7\n5,7\n10,7\n");
    Expression rescaled = new Expression.Rescale(range("a", "b"), -1, 1, AT);
    assertThat(floats(rescaled, 2)).containsExactly(-1, -1, 0, -1, 1, -1);
  }

  @Test
  void categoryNumbersTextsInTheOrderOfTheAlphabet() throws IOException {
    csv("s\nvirginica\nsetosa\nversicolor\nsetosa\n");
    RawData raw = RawData.read(data(category("s")), List.of(port()), context());
    PreparedData prepared = raw.prepare(new int[] {0, 1, 2});
    assertThat(gathered(prepared.all())).containsExactly(2, 0, 1, 0);
    assertThat(prepared.classes("x")).containsExactly("setosa", "versicolor", "virginica");
  }

  @Test
  void categoryNumbersNumbersByTheirValue() throws IOException {
    csv("s\n10\n9\n1.0\n1\n");
    RawData raw = RawData.read(data(category("s")), List.of(port()), context());
    PreparedData prepared = raw.prepare(new int[] {0, 1, 2, 3});
    assertThat(gathered(prepared.all())).containsExactly(2, 1, 0, 0);
    assertThat(prepared.classes("x")).containsExactly("1", "9", "10");
  }

  @Test
  void oneHotOfTextOfCategoriesAndOfNumbers() throws IOException {
    csv("s,n\nb,2\na,0\n");
    assertThat(floats(new Expression.OneHot(column("s"), null, AT), 2)).containsExactly(0, 1, 1, 0);
    Expression category = new Expression.Category(column("s"), AT);
    assertThat(floats(new Expression.OneHot(category, null, AT), 2)).containsExactly(0, 1, 1, 0);
    assertThat(floats(new Expression.OneHot(column("n"), 3, AT), 3))
        .containsExactly(0, 0, 1, 1, 0, 0);
    assertThatThrownBy(() -> floats(new Expression.OneHot(column("n"), 2, AT), 2))
        .hasMessage("t.csv, line 2: 2.0 is no class of 0 to 1");
  }

  @Test
  void aClassThatTheModelDoesNotHaveIsRefusedWithItsRow() throws IOException {
    csv("y\n0\n2\n\n3\n-1\n");
    Port classes = indices("x", List.of(), new IndexRange(0, 2));
    RawData raw = RawData.read(data(field(column("y"))), List.of(classes), context());
    PreparedData prepared = raw.prepare(new int[] {0, 1});
    assertThat(prepared.dataset(new int[] {0, 1}).rows()).isEqualTo(2);
    assertThatThrownBy(prepared::all)
        .hasMessage("t.csv, line 5: 'x' is 3, but the model takes 0 to 2 there")
        .extracting(fault -> ((DataException) fault).fault())
        .isEqualTo(DataFault.OUT_OF_RANGE);
    assertThatThrownBy(() -> prepared.dataset(new int[] {3})).hasMessageContaining("'x' is -1");
  }

  @Test
  void eachElementOfARowOfIndicesHasItsRange() throws IOException {
    csv("a,b\n1,7\n3,1\n");
    Port indices = indices("x", List.of(2), new IndexRange(0, 3), new IndexRange(-2, 1));
    RawData raw = RawData.read(data(field(range("a", "b"))), List.of(indices), context());
    PreparedData prepared = raw.prepare(new int[] {0});
    assertThatThrownBy(prepared::all)
        .hasMessage("t.csv, line 2: 'x[1]' is 7, but the model takes -2 to 1 there");
    assertThat(prepared.dataset(new int[] {1}).rows()).isEqualTo(1);
  }

  @Test
  void rowsThatAProgramGivesAreHeldToTheRangesToo() {
    List<Port> ports = List.of(indices("x", List.of(2), new IndexRange(0, 3)));
    assertThat(new Dataset(ports, new Object[] {new int[] {0, 3, 2, 1}}, 2).rows()).isEqualTo(2);
    assertThatThrownBy(() -> new Dataset(ports, new Object[] {new int[] {0, 3, 2, 4}}, 2))
        .isInstanceOf(DataException.class)
        .hasMessage("row 1: 'x[1]' is 4, but the model takes 0 to 3 there");
  }

  private static Port indices(String name, List<Integer> shape, IndexRange... ranges) {
    return new Port(name, ElementKind.INT32, shape, true, List.of(ranges), List.of());
  }

  @Test
  void aTextColumnIsComparedWithAText() throws IOException {
    csv("s\nyes\nno\n");
    Expression isYes =
        new Expression.Binary(
            BinaryOperation.EQUAL, column("s"), new Expression.Text("yes", AT), AT);
    assertThat(floats(isYes)).containsExactly(1, 0);
  }

  @Test
  void rowsThatLackAUsedValueAreLeftOutAndCounted() throws IOException {
    csv("a,b,unused\n1,NA,\n,2,\n3,4,\n5, -9 ,\n");
    Source.Csv source = new Source.Csv(List.of("t.csv"), true, ',', List.of("NA", "-9"), AT);
    Field field = field(stack(column("a"), column("b")));
    RawData raw =
        RawData.read(
            new DataSpecification("d", source, List.of(field), AT), List.of(port(2)), context());
    assertThat(raw.leftOut()).isEqualTo(3);
    assertThat(raw.sourceRows()).containsExactly(2);
  }

  @Test
  void fillReplacesMissingValuesByANumberOrByTheTrainingMean() throws IOException {
    csv("a\n1\nNA\n3\n100\n");
    RawData raw =
        RawData.read(
            data(field(new Expression.Fill(column("a"), null, AT))), List.of(port()), context());
    assertThat(raw.leftOut()).isZero();
    assertThat(gathered(raw.prepare(new int[] {0, 1, 2}).all())).containsExactly(1, 2, 3, 100);
    assertThat(floats(new Expression.Fill(column("a"), -1.0, AT))).containsExactly(1, -1, 3, 100);
    Expression filledThenScaled =
        new Expression.Rescale(new Expression.Fill(column("a"), 1.0, AT), 0, 1, AT);
    assertThat(floats(filledThenScaled)).containsExactly(0, 0, 2f / 99, 1);
  }

  @Test
  void whatTransformsLearnedIsSavedAndAppliedToRawRowsWithoutTargets() throws IOException {
    csv("a,b,s\n1,5,q\n3,9,p\n");
    Field x = new Field("x", new Expression.Standardize(range("a", "b"), AT), AT);
    Field y = new Field("y", new Expression.Category(column("s"), AT), AT);
    DataSpecification data = new DataSpecification("d", source(), List.of(x, y), AT);
    Port target = new Port("y", ElementKind.INT32, List.of(), true);
    PreparedData prepared =
        RawData.read(data, List.of(port(2), target), context()).prepare(new int[] {0, 1});
    Json saved = Json.parse(prepared.transforms().text());
    // Other columns stand between and before the two of the range, which is known by name.
    csv("b,z,a\n7,0,5\n");
    DataContext predicting = context().withLearned(saved);
    RawData raw = RawData.read(data, List.of(port(2)), predicting);
    assertThat(gathered(raw.prepare(new int[0]).all())).containsExactly(3, 0);
    csv("a,b,s\n1,1,r\n");
    assertThatThrownBy(
            () ->
                RawData.read(data, List.of(port(2), target), predicting).prepare(new int[0]).all())
        .hasMessage("t.csv, line 2: 'r' is none of the classes of the training rows")
        .isInstanceOfSatisfying(
            DataException.class, e -> assertThat(e.hint()).isEqualTo("they are p, q"));
    DataSpecification other =
        new DataSpecification(
            "d", source(), List.of(field(new Expression.Rescale(range("a", "b"), 0, 1, AT))), AT);
    assertThatThrownBy(() -> RawData.read(other, List.of(port(2)), predicting).prepare(new int[0]))
        .hasMessageContaining("does not fit what was learned");
  }

  @Test
  void syntheticColumnsAreTheSameForASeedAndMayUseOneAnother() {
    Expression draw = new Expression.Draw(Distribution.UNIFORM, number(2), number(3), null, AT);
    Field x = new Field("x", draw, AT);
    Field y =
        new Field(
            "y", new Expression.Binary(BinaryOperation.MULTIPLY, column("x"), number(2), AT), AT);
    DataSpecification data =
        new DataSpecification("d", new Source.Synthetic(500, AT), List.of(y, x), AT);
    Port second = new Port("y", ElementKind.FLOAT32, List.of(3), true);
    float[] xs =
        gathered(RawData.read(data, List.of(port(3)), context()).prepare(new int[0]).all());
    Dataset both =
        RawData.read(data, List.of(second, port(3)), context()).prepare(new int[0]).all();
    float[] ys = gathered(both);
    double mean = 0;
    for (int i = 0; i < xs.length; i++) {
      assertThat(xs[i]).isBetween(2f, 3f);
      assertThat(ys[i]).isEqualTo(2 * xs[i]);
      mean += xs[i] / xs.length;
    }
    assertThat(mean).isCloseTo(2.5, within(0.03));
    DataContext otherSeed = DataContext.of(context().root(), 2);
    assertThat(gathered(RawData.read(data, List.of(port(3)), otherSeed).prepare(new int[0]).all()))
        .isNotEqualTo(xs);
  }

  @Test
  void bernoulliDrawsAreWholeAndFollowTheirProbability() {
    Expression draw =
        new Expression.Draw(Distribution.BERNOULLI, number(0.25), number(0), null, AT);
    DataSpecification data =
        new DataSpecification("d", new Source.Synthetic(4000, AT), List.of(field(draw)), AT);
    Port target = new Port("x", ElementKind.INT32, List.of(), true);
    Dataset rows = RawData.read(data, List.of(target), context()).prepare(new int[0]).all();
    assertThat(java.util.Arrays.stream((int[]) rows.all()[0]).sum()).isBetween(900, 1100);
  }

  @Test
  void theCallingProgramSuppliesArrays() {
    Map<String, Object> columns =
        Map.of(
            "v",
            new float[][] {{1, 2}, {3, 4}},
            "s",
            new String[] {"b", "a"},
            "n",
            new int[] {7, 8});
    DataContext context = new DataContext(context().root(), 1, columns, null);
    assertThat(supplied(context, column("v"), 2)).containsExactly(1, 2, 3, 4);
    assertThat(supplied(context, new Expression.Category(column("s"), AT))).containsExactly(1, 0);
    assertThat(supplied(context, new Expression.Category(column("n"), AT))).containsExactly(0, 1);
    assertThatThrownBy(() -> supplied(context, column("s")))
        .hasMessage("column 's' is text where numbers are needed");
    DataContext uneven =
        new DataContext(context().root(), 1, Map.of("a", new int[1], "b", new int[2]), null);
    assertThatThrownBy(() -> supplied(uneven, column("a"))).hasMessageContaining("rows where");
  }

  private float[] supplied(DataContext context, Expression expression, Integer... shape) {
    DataSpecification data =
        new DataSpecification("d", new Source.Supplied(AT), List.of(field(expression)), AT);
    return gathered(
        RawData.read(data, List.of(port(shape)), context).prepare(new int[] {0, 1}).all());
  }

  @Test
  void faultsNameTheProgramsPlaceTheDataLineAndWhatToDo() throws IOException {
    csv("sepal_length,species\n5.1,setosa\n");
    assertThatThrownBy(() -> floats(column("sepal_lenght")))
        .isInstanceOfSatisfying(
            DataException.class,
            e ->
                assertThat(e.describe())
                    .isEqualTo(
                        "m.nn:3:5: there is no column 'sepal_lenght'\n"
                            + "hint: did you mean 'sepal_length'?"));
    assertThatThrownBy(() -> floats(column("species")))
        .isInstanceOfSatisfying(
            DataException.class,
            e ->
                assertThat(e.describe())
                    .startsWith(
                        "m.nn:3:5: t.csv, line 2: column 'species': 'setosa' is not a number\n"
                            + "hint: `species -> category`"));
    assertThatThrownBy(() -> floats(column("sepal_length"), 1))
        .hasMessage("one row of 'x' is a single number, but the model's 'x' is [1]");
    csv("a,b\n1,2\n3\n");
    assertThatThrownBy(() -> floats(column("a")))
        .hasMessage("t.csv, line 3: 1 field where the header has 2");
    csv("a\n1.5\n");
    Port whole = new Port("x", ElementKind.INT32, List.of(), true);
    assertThatThrownBy(
            () ->
                RawData.read(data(field(column("a"))), List.of(whole), context())
                    .prepare(new int[0])
                    .all())
        .hasMessage("t.csv, line 2: 'x' is 1.5, but the model's 'x' is int");
    csv("a\n");
    assertThatThrownBy(() -> floats(column("a"))).hasMessage("data 'd' has no rows");
    csv("");
    assertThatThrownBy(() -> floats(column("a"))).hasMessage("'t.csv' is empty");
    csv("a,a\n1,2\n");
    assertThatThrownBy(() -> floats(column("a"))).hasMessage("there are two columns named 'a'");
  }

  @Test
  void aFieldThatIsComputedOfItselfIsRefused() {
    DataSpecification data =
        new DataSpecification(
            "d",
            new Source.Synthetic(3, AT),
            List.of(field(column("z")), new Field("z", column("x"), AT)),
            AT);
    assertThatThrownBy(() -> RawData.read(data, List.of(port()), context()))
        .hasMessage("'x' is computed of itself");
  }

  @Test
  void anInputWithoutALineInTheDataBlockIsRefused() {
    DataSpecification data =
        new DataSpecification(
            "d", new Source.Synthetic(3, AT), List.of(new Field("xs", number(1), AT)), AT);
    assertThatThrownBy(() -> RawData.read(data, List.of(port()), context()))
        .hasMessage("data 'd' says nothing of the model's 'x'");
  }

  @Test
  void numbersThatAreNotFiniteAreRefused() throws IOException {
    csv("a\n0\n");
    assertThatThrownBy(() -> floats(new Expression.Unary(UnaryOperation.LOG, column("a"), AT)))
        .hasMessageContaining("no finite number");
  }

  private void csv(String text) throws IOException {
    Files.writeString(folder.resolve("t.csv"), text);
  }

  private DataContext context() {
    return DataContext.of(RootFolder.of(folder), 1);
  }

  private static Source.Csv source() {
    return new Source.Csv(List.of("t.csv"), true, ',', Source.Csv.USUAL_MISSING, AT);
  }

  private static Field field(Expression expression) {
    return new Field("x", expression, AT);
  }

  private static Field category(String column) {
    return field(new Expression.Category(column(column), AT));
  }

  private static DataSpecification data(Field field) {
    return new DataSpecification("d", source(), List.of(field), AT);
  }

  private static Port port(Integer... shape) {
    return new Port("x", ElementKind.FLOAT32, List.of(shape), true);
  }

  private float[] floats(Expression expression, Integer... shape) {
    return floats(source(), expression, shape);
  }

  private float[] floats(Source source, Expression expression, Integer... shape) {
    DataSpecification data = new DataSpecification("d", source, List.of(field(expression)), AT);
    RawData raw = RawData.read(data, List.of(port(shape)), context());
    List<Integer> rows = new ArrayList<>();
    for (int i = 0; i < raw.rows(); i++) {
      rows.add(i);
    }
    return gathered(raw.prepare(rows.stream().mapToInt(i -> i).toArray()).all());
  }

  private static float[] gathered(Dataset rows) {
    return (float[]) rows.all()[0];
  }
}
