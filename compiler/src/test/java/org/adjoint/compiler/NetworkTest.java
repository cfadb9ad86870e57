package org.adjoint.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.adjoint.compiler.diagnostic.CompilationException;
import org.adjoint.runtime.AdjointException;
import org.adjoint.runtime.model.Columns;
import org.adjoint.runtime.model.Model;
import org.adjoint.runtime.model.ModelTrainer;
import org.adjoint.runtime.model.RowReader;
import org.adjoint.runtime.train.EpochReport;
import org.adjoint.runtime.train.RunningMeasures;
import org.adjoint.runtime.train.TrainingListener;
import org.adjoint.runtime.train.TrainingResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uses networks as a Java program does that compiles them while it runs. */
class NetworkTest {
  /** A row as a calling program may have it. */
  private record Flower(float[] leaf, double height, String kind) {}

  private static final List<Flower> FLOWERS =
      List.of(
          new Flower(new float[] {1, 2}, 0.5, "rose"),
          new Flower(new float[] {2, -1}, 1.5, "tulip"),
          new Flower(new float[] {0, 1}, 1.0, "rose"),
          new Flower(new float[] {3, 1}, 2.5, "tulip"),
          new Flower(new float[] {1, 1}, 0.75, "aster"));

  private static final String MODEL =
      """
      model Flowers {
        input  leaf: float[batch, 2]
        input  height: float[batch]
        target kind: int[batch]
        logits = concat([leaf, reshape(height, batch, 1)], axis: 1) -> dense(3)
        output probability = softmax(logits)
        loss = cross_entropy(logits, kind)
      }
      """;

  private static final String TRAIN = "train Flowers { epochs: 20, batch: 2, seed: 3 }\n";

  private static final String DATA =
      """
      data flowers = %s {
        leaf   = %s
        height = height
        kind   = kind -> category
      }
      """;

  private static final String SUPPLIED = MODEL + DATA.formatted("supplied()", "leaf") + TRAIN;

  @TempDir private Path folder;

  private static Columns columns() {
    return new Columns()
        .with("leaf", new float[][] {{1, 2}, {2, -1}, {0, 1}, {3, 1}, {1, 1}})
        .with("height", 0.5, 1.5, 1.0, 2.5, 0.75)
        .with("kind", "rose", "tulip", "rose", "tulip", "aster");
  }

  private static String hash(Network network, Columns columns) {
    try (ModelTrainer trainer = network.trainer()) {
      return trainer.fit(columns, TrainingListener.NONE).parametersSha256();
    }
  }

  @Test
  void arraysObjectsAndFilesGiveTheSameBits() throws Exception {
    Files.writeString(
        folder.resolve("flowers.csv"),
        "a,b,height,kind\n1,2,0.5,rose\n2,-1,1.5,tulip\n0,1,1.0,rose\n3,1,2.5,tulip\n1,1,0.75,aster\n");
    Path program = folder.resolve("flowers.nn");
    Files.writeString(program, MODEL + DATA.formatted("csv(\"flowers.csv\")", "[a, b]") + TRAIN);
    String ofFile;
    try (ModelTrainer trainer = Network.ofFile(program).trainer()) {
      ofFile = trainer.fit(folder, TrainingListener.NONE).parametersSha256();
    }
    Network supplied = Network.ofText(SUPPLIED);
    assertThat(hash(supplied, columns())).isEqualTo(ofFile);
    assertThat(hash(supplied, read(RowReader.of(FLOWERS)))).isEqualTo(ofFile);
    assertThat(hash(supplied, read(RowReader.of(FLOWERS.stream())))).isEqualTo(ofFile);
    Columns numbered =
        new Columns()
            .with("leaf", new float[][] {{1, 2}, {2, -1}, {0, 1}, {3, 1}, {1, 1}})
            .with("height", 0.5f, 1.5f, 1.0f, 2.5f, 0.75f)
            .with("kind", 1, 2, 1, 2, 0);
    assertThat(hash(Network.ofText(MODEL + TRAIN), numbered)).isEqualTo(ofFile);
  }

  private static Columns read(RowReader<Flower> rows) {
    return rows.vector("leaf", Flower::leaf)
        .number("height", Flower::height)
        .text("kind", Flower::kind)
        .columns();
  }

  @Test
  void aSavedModelPredictsWhatTheTrainersDoes() {
    Network network = Network.ofText(SUPPLIED);
    Path saved = folder.resolve("flowers.safetensors");
    Columns rows =
        new Columns().with("leaf", new float[][] {{1, 2}, {3, 1}}).with("height", 0.5, 2);
    float[][] expected;
    try (ModelTrainer trainer = network.trainer()) {
      trainer.fit(columns(), TrainingListener.NONE);
      trainer.save(saved);
      expected = trainer.model().predict(rows).floatRows("probability");
    }
    Model loaded = Network.ofText(SUPPLIED).load(saved);
    float[][] found = loaded.predict(rows).floatRows("probability");
    assertThat(found).isDeepEqualTo(expected);
    assertThat((double) found[0][0] + found[0][1] + found[0][2]).isEqualTo(1, within(1e-6));
    assertThat(loaded.classes("kind")).containsExactly("aster", "rose", "tulip");
    assertThatThrownBy(() -> loaded.predict(rows).floats("probabilty"))
        .isInstanceOfSatisfying(
            AdjointException.class,
            fault -> assertThat(fault.hint()).contains("did you mean 'probability'?"));
  }

  @Test
  void evaluatesByHandWorkedValues() {
    Network network =
        Network.ofText(
            """
            model Line {
              input  x: float[batch]
              target y: float[batch]
              param w: float = 0.5
              error = w * x - y
              loss = mean(error ^ 2)
              metric distance = mean(abs(error))
            }
            train Line { optimizer: sgd(0.1), batch: 2, epochs: 1, shuffle: false }
            """);
    Columns rows = new Columns().with("x", 1.0, 2.0).with("y", 1.0, 3.0);
    try (ModelTrainer trainer = network.trainer()) {
      // Errors −0.5 and −2: their squares have the mean 2.125.
      assertThat(trainer.model().evaluate(rows))
          .containsExactlyInAnyOrderEntriesOf(Map.of("loss", 2.125, "distance", 1.25));
      TrainingResult result = trainer.fit(rows, TrainingListener.NONE);
      assertThat(result.loss()).isEqualTo(2.125);
      // The gradient is the mean of 2 · error · x, −4.5, so w is 0.95 and the errors −0.05, −1.1.
      assertThat(trainer.model().evaluate(rows).get("loss")).isEqualTo(0.60625, within(1e-6));
    }
  }

  @Test
  void aListenerSeesEachEpochAndAnyThreadCancels() throws Exception {
    Network network = Network.ofText(MODEL + "train Flowers { epochs: 1_000_000, batch: 2 }\n");
    CountDownLatch begun = new CountDownLatch(3);
    List<Integer> epochs = new ArrayList<>();
    Columns numbered =
        new Columns()
            .with("leaf", new float[][] {{1, 2}, {2, -1}})
            .with("height", 0.5, 1.5)
            .with("kind", 1, 2);
    try (ModelTrainer trainer = network.trainer()) {
      Thread canceller =
          new Thread(
              () -> {
                try {
                  begun.await();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
                trainer.cancel();
              });
      canceller.start();
      TrainingResult result =
          trainer.fit(
              numbered,
              new TrainingListener() {
                @Override
                public void epochFinished(EpochReport report) {
                  epochs.add(report.epoch());
                  begun.countDown();
                }

                @Override
                public void batchFinished(int epoch, int step, RunningMeasures soFar) {
                  assertThat(soFar.name(0)).isEqualTo("loss");
                }
              });
      canceller.join();
      assertThat(result.end()).isEqualTo(TrainingResult.End.CANCELLED);
      assertThat(epochs).startsWith(1, 2, 3).hasSizeLessThan(1_000_000);
    }
  }

  @Test
  void saysWhatIsWrongWithTextAndRows() {
    assertThatThrownBy(() -> Network.ofText("model M {\n  loss = nothing\n}\n"))
        .isInstanceOf(CompilationException.class);
    Network network = Network.ofText(SUPPLIED);
    try (ModelTrainer trainer = network.trainer()) {
      Columns lacking = new Columns().with("height", 1.0).with("kind", "rose");
      assertThatThrownBy(() -> trainer.fit(lacking, TrainingListener.NONE))
          .isInstanceOf(AdjointException.class)
          .hasMessageContaining("there is no column 'leaf'");
      Columns uneven = columns().with("height", 1.0);
      assertThatThrownBy(() -> trainer.fit(uneven, TrainingListener.NONE))
          .isInstanceOf(AdjointException.class)
          .hasMessageContaining("rows where the others have");
    }
    Network untrained = Network.ofText(MODEL);
    assertThatThrownBy(untrained::trainer)
        .isInstanceOf(AdjointException.class)
        .hasMessageContaining("does not say how `Flowers` is trained");
  }
}
