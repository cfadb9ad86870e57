package org.adjoint.runtime.data;

import static org.adjoint.runtime.data.Expressions.AT;
import static org.adjoint.runtime.data.Expressions.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.adjoint.runtime.data.DataSpecification.Field;
import org.adjoint.runtime.file.RootFolder;
import org.adjoint.runtime.program.ElementKind;
import org.adjoint.runtime.program.Port;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingDataTest {
  private static final List<Port> PORTS =
      List.of(new Port("x", ElementKind.FLOAT32, List.of(), true));

  @TempDir Path folder;

  @BeforeEach
  void writeTables() throws IOException {
    StringBuilder text = new StringBuilder("a\n");
    IntStream.range(0, 50).forEach(i -> text.append(i).append('\n'));
    Files.writeString(folder.resolve("train.csv"), text + "NA\n");
    Files.writeString(folder.resolve("test.csv"), "a\n0\n49\n");
  }

  @Test
  void aFractionIsASeededRandomPartOfTheRows() {
    Validation fifth = new Validation.Fraction(0.2, AT);
    TrainingData first = load(fifth, 1, column("a"));
    assertThat(first.notes())
        .containsExactly(
            "data 'train': 1 of 51 rows left out, as a value is missing",
            "validation: a random part of the rows, 10 of 50 (seed 1)");
    assertThat(first.training().rows()).isEqualTo(40);
    TreeSet<Float> all = new TreeSet<>(values(first.training()));
    all.addAll(values(first.validation()));
    assertThat(all).hasSize(50);
    assertThat(values(first.validation()))
        .isNotEqualTo(values(load(fifth, 2, column("a")).validation()));
    assertThat(values(first.validation()))
        .isEqualTo(values(load(fifth, 1, column("a")).validation()));
  }

  @Test
  void aSeparateDataBlockIsTransformedByWhatTheTrainingRowsTaught() {
    Expression rescaled = new Expression.Rescale(column("a"), 0, 49, AT);
    TrainingData data = load(new Validation.Separate(specification("test", rescaled)), 1, rescaled);
    assertThat(data.training().rows()).isEqualTo(50);
    assertThat(values(data.validation())).containsExactly(0f, 49f);
  }

  @Test
  void withoutValidationAllRowsTrain() {
    TrainingData data = load(new Validation.None(), 1, column("a"));
    assertThat(data.training().rows()).isEqualTo(50);
    assertThat(data.validation()).isNull();
  }

  @Test
  void aFractionThatLeavesNothingToTrainIsRefused() {
    for (double fraction : new double[] {1, 0.995, -0.1, Double.NaN}) {
      assertThatThrownBy(() -> load(new Validation.Fraction(fraction, AT), 1, column("a")))
          .hasMessageContaining("leaves none to train");
    }
  }

  private TrainingData load(Validation validation, long seed, Expression expression) {
    DataContext context = DataContext.of(RootFolder.of(folder), seed);
    return TrainingData.load(specification("train", expression), validation, PORTS, context);
  }

  private static DataSpecification specification(String name, Expression expression) {
    Source source = new Source.Csv(List.of(name + ".csv"), true, ',', Source.Csv.USUAL_MISSING, AT);
    return new DataSpecification(name, source, List.of(new Field("x", expression, AT)), AT);
  }

  private static List<Float> values(@Nullable Dataset found) {
    Dataset rows = Objects.requireNonNull(found);
    float[] values = (float[]) rows.all()[0];
    return IntStream.range(0, values.length).mapToObj(i -> values[i]).toList();
  }
}
