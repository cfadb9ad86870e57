package org.adjoint.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Products of plain Java whose shapes leave something over everywhere: rows of panels, panels,
 * steps of a tile and rows of a tile. The interpreter and the Vector API say what they are.
 */
@Tag("bits")
class PortableProductTest {
  private static final String DENSE =
      """
      model Dense {
        input x: float[batch, 300]
        target y: int[batch]
        logits = x -> dense(530, relu) -> dense(7)
        loss = cross_entropy(logits, y)
      }
      data noise = synthetic(rows: 64) {
        x = uniform(0, 1)
        y = floor(uniform(0, 7))
      }
      train Dense {
        data: noise
        optimizer: adam()
        batch: 37
      }
      """;

  private static final String CONVOLUTIONAL =
      """
      model Convolutional {
        input image: float[batch, 13, 12, 3]
        target label: int[batch]
        logits = image
          -> conv2d(20, 3, activation: relu) -> max_pool2d(2)
          -> conv2d(22, 3, padding: same, activation: relu) -> flatten -> dense(5)
        loss = cross_entropy(logits, label)
      }
      data noise = synthetic(rows: 64) {
        image = uniform(0, 1)
        label = floor(uniform(0, 5))
      }
      train Convolutional {
        data: noise
        optimizer: sgd(learning_rate: 0.01, momentum: 0.9)
        batch: 37
      }
      """;

  /** Batched products, of which each has a panel of its own. */
  private static final String BATCHED =
      """
      model Batched {
        input a: float[batch, 34, 70]
        input b: float[batch, 70, 41]
        target y: float[batch, 34, 41]
        param W: float[41, 41] = glorot_uniform()
        loss = mean_squared_error(a @ (b @ W), y)
      }
      data noise = synthetic(rows: 8) {
        a = uniform(0, 1)
        b = uniform(0, 1)
        y = uniform(0, 1)
      }
      train Batched {
        data: noise
        optimizer: adam()
        batch: 5
      }
      """;

  private static String program(String name) {
    return switch (name) {
      case "dense" -> DENSE;
      case "convolutional" -> CONVOLUTIONAL;
      default -> BATCHED;
    };
  }

  @ParameterizedTest
  @CsvSource({"dense, 37", "dense, 1", "convolutional, 37", "convolutional, 2", "batched, 5"})
  void hasTheBitsOfAllOthers(String name, int rows) {
    ProgramComparison comparison = new ProgramComparison(program(name), rows);
    comparison.interpreter();
    comparison.targetsAndTeams(16, 2);
    comparison.targetsAndTeams(1, 2);
  }

  /** What the shapes above are there for is there. */
  @ParameterizedTest
  @CsvSource({
    "dense, tile3_",
    "dense, tile1_",
    "dense, half > 0",
    "dense, '+= 256'",
    "convolutional, gather_",
    "convolutional, places[p]",
    "batched, tile3_"
  })
  void goesThroughPanels(String name, String text) {
    CompiledModel model =
        Compiler.compile(
            ProgramSource.ofText(name + ".nn", program(name)),
            CompilerOptions.DEFAULT.withTarget(TargetChoice.PORTABLE));
    assertThat(model.java().text()).contains(text);
  }
}
