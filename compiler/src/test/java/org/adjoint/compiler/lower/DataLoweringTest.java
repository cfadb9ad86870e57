package org.adjoint.compiler.lower;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.adjoint.compiler.check.CheckedProgram;
import org.adjoint.compiler.check.Checker;
import org.adjoint.compiler.check.Definition;
import org.adjoint.compiler.check.ImportReader;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.diagnostic.Diagnostics;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.source.SourceText;
import org.adjoint.compiler.syntax.Declaration;
import org.adjoint.runtime.data.DataSpecification;
import org.adjoint.runtime.data.Expression;
import org.adjoint.runtime.data.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataLoweringTest {
  private static final String MODEL =
      """
      model M {
        input  x: float[batch, 4]
        target y: int[batch]
        loss = cross_entropy(x -> dense(3), y)
      }
      """;

  private final Diagnostics diagnostics = new Diagnostics();

  private DataSpecification lower(String program) {
    CheckedProgram checked =
        Checker.of(ImportReader.NONE).check(SourceText.of("d.nn", program), Map.of(), diagnostics);
    Definition data = checked.definitions(Declaration.Data.class).get(0);
    return Lowering.of(checked, new Graph(), diagnostics).data().lower(data);
  }

  private void lowerForModel(String data) {
    CheckedProgram checked =
        Checker.of(ImportReader.NONE)
            .check(SourceText.of("d.nn", MODEL + data), Map.of(), diagnostics);
    Lowering lowering = Lowering.of(checked, new Graph(), diagnostics);
    TrainingStep step =
        lowering.trainingStep(
            lowering.lower(Objects.requireNonNull(checked.model("M"))),
            TrainSettings.NONE,
            Simplifier.NONE);
    Definition definition = checked.definitions(Declaration.Data.class).get(0);
    lowering.data().lower(definition, step.modelInterface());
  }

  private List<String> fields(String program) {
    DataSpecification specification = lower(program);
    assertThat(diagnostics.all()).isEmpty();
    return specification.fields().stream()
        .map(field -> field.name() + " = " + DataText.of(field.expression()))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "[a, b] -> standardize | standardize([a, b])",
        "species -> category | category(species)",
        "p0 .. p63 -> rescale(0, 1) | rescale(p0 .. p63, 0.0, 1.0)",
        "p0 .. p63 -> rescale(low: -1) | rescale(p0 .. p63, -1.0, 1.0)",
        "images / 255 -> reshape(28, 28, 1) | reshape(divide(images, 255.0), [28, 28, 1])",
        "images / 255 -> reshape([width, 2 * width]) | reshape(divide(images, 255.0), [8, 16])",
        "a * 8 | multiply(a, 8.0)",
        "scaled(a, 3) | divide(subtract(a, 2.0), 3.0)",
        "a -> scaled(3) | divide(subtract(a, 2.0), 3.0)",
        "twice(a) | add(a, a)",
        "species == \"setosa\" | equal(species, 'setosa')",
        "\"setosa\" != species | not_equal('setosa', species)",
        "\"flower kind\" == \"setosa\" | equal(flower kind, 'setosa')",
        "\"petal length\" * 2 | multiply(petal length, 2.0)",
        "\"a b\" .. c | a b .. c",
        "[\"a b\", c] | [a b, c]",
        "not (a > 2 and b <= 3) | not(and(greater(a, 2.0), less_or_equal(b, 3.0)))",
        "where(a > 0, log1p(a), -a) | select(greater(a, 0.0), log1p(a), negate(a))",
        "sqrt(maximum(a, 0)) ^ 2 | power(square_root(maximum(a, 0.0)), 2.0)",
        "mean(images, axis: [0, -1], keep: true) | MEAN reduce(images, [0, -1], true)",
        "max(images) | MAXIMUM reduce(images, [], false)",
        "concat([[a, b], [c]], 0) | concat([a, b], [c])",
        "species -> one_hot | onehot(species, null)",
        "species -> one_hot(3) | onehot(species, 3)",
        "a -> fill(0) | fill(a, 0.0)",
        "a -> fill(mean) -> standardize | standardize(fill(a, null))",
        "uniform(0, 1) | UNIFORM draw(0.0, 1.0, null)",
        "normal(deviation: 2, shape: [3]) | NORMAL draw(0.0, 2.0, [3])",
        "bernoulli(0.5) | BERNOULLI draw(0.5, 0.0, null)",
        "uniform() * a + normal() | add(multiply(UNIFORM draw(0.0, 1.0, null), a), NORMAL draw(0.0, 1.0, null))",
        "if width > 4 and sqrt(width) < 3 then a else b | a",
        "widths[1] * a | multiply(3.0, a)",
        "repeated(a, width - 5) | add(add(a, a), a)",
        "step + size | add(step, size)",
        "relu(a) | select(greater(a, 0.0), a, 0.0)",
        "t -> words -> pad(8) | pad(WORDS tokens(t, null), 8, 0.0)",
        "t -> words(10 * width) -> pad(width) | pad(WORDS tokens(t, 80), 8, 0.0)",
        "pad([t, u] -> characters(vocabulary: 3), 2) | pad(CHARACTERS tokens([t, u], 3), 2, 0.0)",
        "t -> numbers -> pad(4, value: -1) | pad(NUMBERS tokens(t, null), 4, -1.0)",
        "a[0] | index(a, 0)",
        "a[-1, 1:width:2, ::-1, :, newaxis] | index(a, -1, 1:8:2, ::-1, ::1, newaxis)",
        "a[widths[0]] * 2 | multiply(index(a, 2), 2.0)",
        "(a .. d)[1:] -> standardize | standardize(index(a .. d, 1::1))",
        "[a, b][1] | b",
        "[a, b, c][1:] | [b, c]",
        "[a, b][1, 0] | index([a, b], 1, 0)",
        "[a .. c, d][1] | index([a .. c, d], 1)",
        "widths[width - 8] * a | multiply(2.0, a)",
      })
  void lowersExpressions(String text, String expected) {
    String program =
        """
        const width = 8
        const widths = [2, 3]
        def repeated(v, n) { sum = v
          for i in 1 ..< n { sum = sum + v }
          return sum }
        def scaled(v, by) { low = 2
          return (v - low) / by }
        def twice(v) { sum = 0
          for i in 0 ..< 2 { sum = if i == 0 then v else sum + v }
          return sum }
        data d = supplied() { z = %s }
        """
            .formatted(text);
    assertThat(fields(program)).containsExactly("z = " + expected);
  }

  @Test
  void letsAColumnHideAConstant() {
    String program =
        "const classes = 10\ndata d = supplied() { z = classes * 2 + sqrt(classes) - pi }";
    assertThat(fields(program))
        .containsExactlyInAnyOrder(
            "z = subtract(add(multiply(classes, 2.0), square_root(classes)), pi)",
            "classes = 10.0",
            "pi = 3.141592653589793");
  }

  @Test
  void needsNoColumnWhereANumberMustBeKnown() {
    String program =
        "const n = 2\ndata d = synthetic(rows: n) { z = a -> reshape(n, 2 * n) -> rescale(-n, n) }";
    assertThat(fields(program)).containsExactly("z = rescale(reshape(a, [2, 4]), -2.0, 2.0)");
  }

  @Test
  void knowsWhereEachFieldIsWritten() {
    DataSpecification specification = lower("data d = csv(\"f.csv\") {\n  x = a\n  y = b * 2\n}\n");
    assertThat(specification.fields().get(1).place()).hasToString("d.nn:3:3");
    assertThat(specification.fields().get(1).expression().place()).hasToString("d.nn:3:7");
    assertThat(specification.source().place()).hasToString("d.nn:1:10");
  }

  @Test
  void readsTheOptionsOfCsv() {
    Source.Csv plain = (Source.Csv) lower("data d = csv(\"a.csv\") { x = c0 }").source();
    assertThat(plain.files()).containsExactly("a.csv");
    assertThat(plain.header()).isTrue();
    assertThat(plain.separator()).isEqualTo(',');
    assertThat(plain.missing()).containsExactly("NA", "NaN", "nan");
    Source.Csv other =
        (Source.Csv)
            lower(
                    "data d = csv(\"a.csv\", \"b.csv\", header: false, separator: \"\\t\", missing: \"?\") { x = c0 }")
                .source();
    assertThat(other.files()).containsExactly("a.csv", "b.csv");
    assertThat(other.header()).isFalse();
    assertThat(other.separator()).isEqualTo('\t');
    assertThat(other.missing()).containsExactly("?");
    assertThat(diagnostics.all()).isEmpty();
  }

  @Test
  void streamsATableWhereTold() {
    Source.Streamed usual =
        (Source.Streamed) lower("data d = csv(\"a.csv\", stream: true) { x = c0 }").source();
    assertThat(usual.buffer()).isEqualTo(10_000);
    assertThat(usual.rows().files()).containsExactly("a.csv");
    Source.Streamed small =
        (Source.Streamed)
            lower("data d = csv(\"a.csv\", stream: true, buffer: 64) { x = c0 }").source();
    assertThat(small.buffer()).isEqualTo(64);
    assertThat(lower("data d = csv(\"a.csv\", stream: false) { x = c0 }").source())
        .isInstanceOf(Source.Csv.class);
    assertThat(diagnostics.all()).isEmpty();
  }

  @Test
  void readsFilesOfArraysAndTexts() {
    Source.Arrays images =
        (Source.Arrays) lower("data d = idx(\"i.gz\", \"l.gz\") { x = images / 255 }").source();
    assertThat(images.format()).isEqualTo(Source.ArrayFormat.IDX);
    assertThat(images.files()).containsExactly("i.gz", "l.gz");
    Source.Arrays arrays =
        (Source.Arrays) lower("data d = npy(\"a/x.npy\", \"y.npy\") { x = x }").source();
    assertThat(arrays.format()).isEqualTo(Source.ArrayFormat.NPY);
    assertThat(arrays.files()).containsExactly("a/x.npy", "y.npy");
    assertThat(((Source.Arrays) lower("data d = npz(\"d.npz\") { x = a }").source()).format())
        .isEqualTo(Source.ArrayFormat.NPZ);
    Source.Text texts = (Source.Text) lower("data d = text(\"f\", \"g\") { x = a }").source();
    assertThat(texts.files()).containsExactly("f", "g");
    assertThat(diagnostics.all()).isEmpty();
  }

  @Test
  void takesAWindowAndTheSameShiftedByOne() {
    DataSpecification specification =
        lower("const T = 4\ndata d = text(\"f.txt\") {\n  a, b = windows(2 * T)\n}");
    assertThat(specification.fields())
        .extracting(DataSpecification.Field::name)
        .containsExactly("a", "b");
    Expression.Windows first = (Expression.Windows) specification.fields().get(0).expression();
    Expression.Windows second = (Expression.Windows) specification.fields().get(1).expression();
    assertThat(List.of(first.length(), first.shift(), second.length(), second.shift()))
        .containsExactly(8, 0, 8, 1);
    assertThat(diagnostics.all()).isEmpty();
  }

  @Test
  void readsTheRowsOfSyntheticData() {
    Source source =
        lower("const n = 500\ndata d = synthetic(rows: 2 * n) { x = normal() }").source();
    assertThat(((Source.Synthetic) source).rows()).isEqualTo(1000);
    assertThat(diagnostics.all()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "cvs(\"f.csv\") { x = a } | UNKNOWN_SOURCE | 1:10 | did you mean `csv`?",
        "parquet(\"f\") { x = a } | UNKNOWN_SOURCE | 1:10 | the sources are `csv`",
        "idx(\"a\", \"b\", \"c\") { x = images } | UNKNOWN_ARGUMENT | 1:10 | then that of the labels",
        "npz(\"a\", \"b\") { x = a } | UNKNOWN_ARGUMENT | 1:10 | `npy` takes several files",
        "npy() { x = a } | MISSING_ARGUMENT | 1:10 | ~~",
        "text(\"f\") { x, y = windows(0) } | INVALID_VALUE | 1:37 | ~~",
        "text(\"f\") { x, y = windows(a) } | NOT_CONSTANT | 1:37 | ~~",
        "text(\"f\") { x, y, z = windows(8) } | RESULT_COUNT | 1:22 | ~~",
        "csv() { x = a } | MISSING_ARGUMENT | 1:10 | ~~",
        "csv(3) { x = a } | TYPE_MISMATCH | 1:14 | ~~",
        "csv(\"f\", headers: true) { x = a } | UNKNOWN_ARGUMENT | 1:19 | did you mean `header`?",
        "csv(\"f\", header: 1) { x = a } | TYPE_MISMATCH | 1:27 | ~~",
        "csv(\"f\", separator: \"::\") { x = a } | INVALID_VALUE | 1:30 | ~~",
        "csv(\"f\", stream: 1) { x = a } | TYPE_MISMATCH | 1:27 | ~~",
        "csv(\"f\", stream: true, buffer: 0) { x = a } | INVALID_VALUE | 1:41 | ~~",
        "csv(\"f\", buffer: 10) { x = a } | INVALID_VALUE | 1:27 | add `stream: true`",
        "npy(\"f\", stream: true) { x = a } | UNKNOWN_ARGUMENT | 1:27 | `csv(\"rows.csv\", stream: true)`",
        "text(\"f\", buffer: 9) { x = a } | UNKNOWN_ARGUMENT | 1:28 | `csv(\"rows.csv\", stream: true)`",
        "synthetic(rows: 0) { x = uniform() } | INVALID_VALUE | 1:26 | ~~",
        "synthetic() { x = uniform() } | MISSING_ARGUMENT | 1:10 | ~~",
        "supplied() { x = a ..< b } | TYPE_MISMATCH | 1:27 | `a .. b` takes both ends",
        "supplied() { x = a .. 3 } | TYPE_MISMATCH | 1:27 | ~~",
        "supplied() { x = a @ b } | TYPE_MISMATCH | 1:27 | ~~",
        "supplied() { x = a -> dense(3) } | MISPLACED_STATEMENT | 1:32 | ~~",
        "supplied() { x = a -> standardise } | UNKNOWN_NAME | 1:32 | did you mean `standardize`?",
        "supplied() { x = a -> reshape(b) } | NOT_CONSTANT | 1:40 | ~~",
        "supplied() { x = take(a, 1) } | UNKNOWN_SOURCE | 1:27 | a data block holds",
        "supplied() { x = windows(64) } | UNKNOWN_SOURCE | 1:27 | `text(\"f.txt\")` has",
        "supplied() { x = t -> words } | TYPE_MISMATCH | 1:27 | `-> pad(20)` gives all rows one length",
        "supplied() { x = a -> pad(3) } | TYPE_MISMATCH | 1:27 | write `column -> words -> pad(20)`",
        "supplied() { x = t -> words -> pad(0) } | INVALID_VALUE | 1:45 | ~~",
        "supplied() { x = t -> words -> pad(a) } | NOT_CONSTANT | 1:45 | ~~",
        "supplied() { x = t -> words(2) -> pad(4) } | INVALID_VALUE | 1:38 | 0 is padding",
        "supplied() { x = t -> words -> pad(4, value: 1) } | INVALID_VALUE | 1:55 | ~~",
        "supplied() { x = a[b] } | NOT_CONSTANT | 1:29 | ~~",
        "supplied() { x = a[0.5] } | NOT_CONSTANT | 1:29 | ~~",
        "supplied() { x = a[::0] } | INVALID_VALUE | 1:29 | ~~",
        "supplied() { x = [a, b][2] } | INDEX_OUT_OF_RANGE | 1:34 | ~~",
        "supplied() { x, y = a } | RESULT_COUNT | 1:23 | ~~",
        "supplied() { return a } | MISPLACED_STATEMENT | 1:23 | ~~",
      })
  void reportsWhatIsWrong(String data, Code code, String place, String help) {
    lower("data d = " + data);
    assertThat(diagnostics.all()).hasSize(1);
    Diagnostic diagnostic = diagnostics.all().get(0);
    assertThat(diagnostic.code()).isEqualTo(code);
    assertThat(diagnostic.span().toString()).isEqualTo("d.nn:" + place);
    assertThat(String.valueOf(diagnostic.help())).contains(help == null ? "" : help);
  }

  @Test
  void reportsAFieldGivenTwice() {
    lower("data d = supplied() {\n  x = a\n  x = b\n}");
    assertThat(diagnostics.all())
        .extracting(Diagnostic::code)
        .containsExactly(Code.DUPLICATE_DECLARATION);
  }

  @Test
  void acceptsDataThatGivesWhatTheModelTakes() {
    lowerForModel(
        "data d = supplied() {\n  raw = a .. d\n  x = raw -> standardize\n  y = kind -> category\n}");
    assertThat(diagnostics.all()).isEmpty();
  }

  @Test
  void reportsAnInputThatIsNotGiven() {
    lowerForModel("data d = supplied() {\n  x = a .. d\n}");
    Diagnostic diagnostic = diagnostics.all().get(0);
    assertThat(diagnostics.all()).hasSize(1);
    assertThat(diagnostic.code()).isEqualTo(Code.MISSING_INPUT);
    assertThat(diagnostic.message()).isEqualTo("`d` does not give the target `y` of `M`");
    assertThat(diagnostic.help()).isEqualTo("add `y = …`, a `int[batch]`");
  }

  @Test
  void reportsAFieldThatTheModelDoesNotTake() {
    lowerForModel("data d = supplied() {\n  x = a .. d\n  y = k -> category\n  xs = a\n}");
    Diagnostic diagnostic = diagnostics.all().get(0);
    assertThat(diagnostics.all()).hasSize(1);
    assertThat(diagnostic.code()).isEqualTo(Code.UNKNOWN_NAME);
    assertThat(diagnostic.message()).isEqualTo("`M` has no input or target `xs`");
    assertThat(diagnostic.help()).isEqualTo("did you mean `x`?");
  }
}
