package org.adjoint.compiler.lower;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.adjoint.compiler.ir.Leaf;
import org.junit.jupiter.api.Test;

/** The LSTM of the language's page against PyTorch; {@code lstm_values.py} computed the numbers. */
class ScanLstmTest {
  private static final String LSTM =
      """
      layer recurrent(units: int)(x: float[b, t, n]) -> float[b, t, units] {
        param Wx:   float[n, 4 * units]     = glorot_uniform()
        param Wh:   float[units, 4 * units] = orthogonal()
        param bias: float[4 * units]        = concat([zeros([units]), ones([units]), zeros([2 * units])])

        hs = scan z over x @ Wx + bias along 1
             with h = zeros([b, units]), c = zeros([b, units]) {
          i, f, g, o = split(z + h @ Wh, 4)
          c = sigmoid(f) * c + sigmoid(i) * tanh(g)
          h = sigmoid(o) * tanh(c)
          emit h
        }
        return hs
      }

      model M {
        input x: float[batch, 4, 2]
        input weight: float[batch, 4, 3]
        cell = recurrent(3)
        hs = cell(x)
        output y = hs
        output weighted = hs * weight
      }
      """;

  private static double[] wave(double step, int size) {
    return IntStream.range(0, size).mapToDouble(k -> 0.5 * Math.sin(1 + k * step)).toArray();
  }

  @Test
  void givesTheNumbersOfPyTorch() {
    Lowered lowered = Lowered.of(LSTM);
    assertThat(lowered.problems()).isEmpty();
    assertThat(lowered.parameterNames()).containsExactly("cell.Wx", "cell.Wh", "cell.bias");
    lowered.feed("x", wave(0.7, 16)).feed("weight", wave(0.3, 24));
    lowered.feed("cell.Wx", wave(0.9, 24)).feed("cell.Wh", wave(1.3, 36));
    lowered.feed("cell.bias", wave(0.4, 12));

    assertThat(lowered.output("y")).containsExactly(HS, within(1e-6));
    Map<String, double[]> slopes =
        lowered.slopes(lowered.outputValue("weighted")).entrySet().stream()
            .collect(Collectors.toMap(e -> leafName(e.getKey()), Map.Entry::getValue));
    assertThat(slopes.get("x")).containsExactly(X, within(1e-8));
    assertThat(slopes.get("cell.Wx")).containsExactly(WX, within(1e-8));
    assertThat(slopes.get("cell.Wh")).containsExactly(WH, within(1e-8));
    assertThat(slopes.get("cell.bias")).containsExactly(BIAS, within(1e-8));
  }

  private static String leafName(Leaf leaf) {
    return leaf.name();
  }

  private static final double[] HS = {
    -0.089716173, -0.078468422, -0.050035220, -0.079534214, -0.070177946, -0.078250830,
    -0.024280200, -0.084510963, -0.164752916, -0.035698789, -0.134627927, -0.221696626,
    -0.078948545, -0.097344832, -0.084033235, -0.120557894, -0.092768799, -0.067481799,
    -0.056751508, -0.078905816, -0.123913176, -0.026450771, -0.111507295, -0.208017292,
  };

  private static final double[] X = {
    0.127002586, -0.135007585, 0.052083466, -0.100613519, -0.044250152, 0.013021755,
    -0.093264238, 0.072326132, -0.090221253, 0.124043861, 0.023948585, 0.046320949,
    0.111536735, -0.072061913, 0.105097444, -0.099126871,
  };

  private static final double[] WX = {
    -0.006151673, -0.006433732, -0.005295720, 0.001439471, -0.002853520, -0.003902677,
    0.031807969, 0.078593929, 0.082100399, 0.003316206, -0.004114810, -0.003927394,
    -0.000458267, 0.000771163, 0.005648665, 0.005831904, 0.002830935, 0.002352691,
    -0.053326381, 0.010480663, 0.013591155, 0.013217189, 0.014943879, 0.022689948,
  };

  private static final double[] WH = {
    -0.000187125, 0.001186247, 0.002397373, 0.001472576, 0.001780189, 0.001449517,
    -0.015685408, -0.017757385, -0.016021259, 0.000504107, 0.003385446, 0.004917776,
    -0.000561039, 0.000604649, 0.001342880, 0.001116470, 0.001262403, 0.000636012,
    -0.010170029, -0.013377749, -0.011550117, -0.000550315, 0.001539130, 0.001965216,
    -0.000855713, -0.000099913, 0.000142054, 0.000881395, 0.000610028, -0.000365048,
    -0.005830723, -0.007342606, -0.005158296, -0.000987152, -0.000140126, -0.000922216,
  };

  private static final double[] BIAS = {
    0.004055325, -0.007324129, -0.010877067, -0.014747506, -0.013572332, -0.006299097,
    0.146750544, 0.195409792, 0.163258923, 0.002504455, -0.018036092, -0.017884162,
  };
}
