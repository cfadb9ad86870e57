package org.adjoint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of phases, frozen parameters, gathered gradients and averages, all at once. */
@Tag("bits")
class PhasesTest {
  private static final String PROGRAM =
      """
      model Mix {
        input  x: float[batch, 4]
        target y: int[batch]
        encode = dense(16, tanh)
        h      = encode(x) -> dropout(0.1) -> batch_norm
        logits = h -> dense(3)
        output probability = softmax(logits)
        loss fit    = cross_entropy(logits, y)
        loss shrink = 0.01 * mean(h ^ 2)
        metric accuracy = mean(argmax(logits) == y)
      }
      data iris = csv("iris.csv") {
        x = [sepal_length, sepal_width, petal_length, petal_width] -> standardize
        y = species -> category
      }
      train Mix {
        validation: 0.2
        optimizer:  adam(0.01)
        optimizers: [{ parameters: "encode.*", optimizer: sgd(0.01, momentum: 0.9) }]
        batch:      16
        epochs:     12
        accumulate: 3
        average:    { momentum: 0.9, overwrite_every: 5 }
        freeze:     [{ parameters: "encode.*", until: 4 }, { parameters: "*.b", from: 6, until: 9 }]
        phases: [
          { minimize: fit, steps: 2 },
          { minimize: [shrink, fit], parameters: ["encode.*", "dense_1.W"] },
        ]
        checkpoint: { file: "m-{epoch}-{step}.safetensors", every_steps: 20, keep_best: true, monitor: fit }
        reduce_on_plateau: { monitor: accuracy, patience: 1, factor: 0.5, min_rate: 0.002 }
      }
      """;

  @TempDir Path folder;
  private Path program;

  @BeforeEach
  void write() throws IOException {
    program = folder.resolve("mix.nn");
    Files.writeString(program, PROGRAM);
    Path rows = Path.of("..", "examples", "iris", "iris.csv");
    Files.copy(rows, folder.resolve("iris.csv"));
  }

  private String trained(Object... options) {
    Object[] arguments = new Object[options.length + 4];
    List<Object> first = List.of("train", program, "--quiet", "--json");
    first.toArray(arguments);
    System.arraycopy(options, 0, arguments, first.size(), options.length);
    CommandLineRun run = CommandLineRun.of(arguments);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run.json().get("parameters_sha256").getAsString();
  }

  /** An epoch has 8 steps, an update 3, a round of both phases 9. */
  @Test
  void goOnFromEveryCheckpointToTheSameBits() {
    String whole = trained("--threads", 1);
    for (String name : List.of("m-2-20", "m-5-40", "m-7-60", "m-10-80", "m-12-96")) {
      Path checkpoint = folder.resolve(name + ".safetensors");
      assertThat(checkpoint).exists();
      assertThat(trained("--threads", 1, "--resume", checkpoint)).as(name).isEqualTo(whole);
    }
    assertThat(trained("--threads", 2, "--target", "portable")).isEqualTo(whole);
  }

  /** The second update of the second phase, step 18, has a learning rate of log(1.5 − 2). */
  @Test
  void nameTheStepAndTheOperationThatMadeANumberThatIsNone() throws IOException {
    String text =
        PROGRAM.replace("[shrink, fit],", "[shrink, fit], optimizer: sgd(log(1.5 - step)),");
    Files.writeString(program, text);
    CommandLineRun run = CommandLineRun.of("train", program, "--quiet");
    assertThat(run.exitCode()).isOne();
    assertThat(run.err())
        .contains("error[NN0507]", "step 18", "`log` made NaN of -0.5 in the update");
  }
}
