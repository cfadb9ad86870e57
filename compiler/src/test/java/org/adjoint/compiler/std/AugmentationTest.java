package org.adjoint.compiler.std;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What augmentation makes of images in training: each image by itself becomes one it may become.
 */
class AugmentationTest {
  private static final int IMAGES = 200;
  private static final int SIDE = 3;

  /** The same image of 1 to 9, often; what the layer makes of each. */
  private static double[] trained(String layer) {
    String program =
        """
        model Case {
          input z: float[batch]
          state seen: float[%d, 3, 3, 1] = zeros()
          param w: float = 1
          image = reshape(1 + range(9), 1, 3, 3, 1) * ones([%d, 1, 1, 1])
          update seen = image -> %s
          loss = w * sum(z)
        }
        data rows = supplied() {}
        train Case { data: rows, optimizer: sgd() }
        """
            .formatted(IMAGES, IMAGES, layer);
    CaseRunner runner = CaseRunner.of(program, 3);
    runner.run("step", Map.of("z", new double[1]), 3);
    return runner.held("seen").toDoubles();
  }

  private static double at(double[] images, int image, int row, int column) {
    return images[(image * SIDE + row) * SIDE + column];
  }

  private static double original(int row, int column) {
    boolean inside = row >= 0 && row < SIDE && column >= 0 && column < SIDE;
    return inside ? 1 + row * SIDE + column : 0;
  }

  @Test
  void aboutHalfOfTheImagesAreMirrored() {
    double[] sideways = trained("random_flip_horizontal()");
    double[] upsideDown = trained("random_flip_vertical()");
    int mirrored = 0;
    int turned = 0;
    for (int image = 0; image < IMAGES; image++) {
      boolean left = at(sideways, image, 0, 0) == 3;
      boolean down = at(upsideDown, image, 0, 0) == 7;
      mirrored += left ? 1 : 0;
      turned += down ? 1 : 0;
      for (int row = 0; row < SIDE; row++) {
        for (int column = 0; column < SIDE; column++) {
          assertThat(at(sideways, image, row, column))
              .isEqualTo(original(row, left ? 2 - column : column));
          assertThat(at(upsideDown, image, row, column))
              .isEqualTo(original(down ? 2 - row : row, column));
        }
      }
    }
    // Four standard deviations of a fair coin.
    assertThat(mirrored).isBetween(72, 128);
    assertThat(turned).isBetween(72, 128);
  }

  @Test
  void imagesMoveByAllDistancesUpToThePadding() {
    double[] moved = trained("random_crop(1)");
    Set<Integer> moves = new HashSet<>();
    for (int image = 0; image < IMAGES; image++) {
      // The middle never leaves the image and tells where it came from.
      int middle = (int) at(moved, image, 1, 1) - 1;
      int down = middle / SIDE - 1;
      int right = middle % SIDE - 1;
      moves.add(middle);
      for (int row = 0; row < SIDE; row++) {
        for (int column = 0; column < SIDE; column++) {
          assertThat(at(moved, image, row, column)).isEqualTo(original(row + down, column + right));
        }
      }
    }
    assertThat(moves).hasSize(9);
  }

  @Test
  void brightnessMovesAllOfAnImageAlike() {
    double[] moved = trained("random_brightness(0.5, -20, 20)");
    Set<Double> moves = new HashSet<>();
    for (int image = 0; image < IMAGES; image++) {
      double move = at(moved, image, 0, 0) - 1;
      moves.add(move);
      assertThat(Math.abs(move)).isLessThanOrEqualTo(20);
      double last = Math.max(-20, Math.min(20, 9 + move));
      assertThat(at(moved, image, 2, 2)).isCloseTo(last, within(1e-5));
    }
    assertThat(moves).hasSizeGreaterThan(IMAGES / 2);
  }
}
