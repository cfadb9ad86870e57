package org.adjoint.compiler.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.adjoint.compiler.diagnostic.CompilationException;
import org.junit.jupiter.api.Test;

/**
 * The node tests of ONNX: what operators of others give, as programs of the language. Those that
 * the language has no program for are listed in {@code uncovered.txt}, which may only shrink.
 */
class OnnxNodeTest {
  /** The tolerances of ONNX's own runner, {@code onnx/backend/test/loader}. */
  private static final double RELATIVE = 1e-3;

  private static final double ABSOLUTE = 1e-7;

  private static final int CASES = 789;
  private static final int UNCOVERED = 386;

  private static Set<String> uncovered() throws IOException {
    try (InputStream in = OnnxNodeTest.class.getResourceAsStream("uncovered.txt")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new TreeSet<>(text.lines().filter(line -> !line.startsWith("#")).toList());
    }
  }

  @Test
  void whatTheLanguageHasGivesWhatOnnxExpects() throws IOException {
    SortedMap<String, OnnxCase> cases = OnnxSuite.cases();
    assertThat(cases).hasSize(CASES);
    SortedMap<String, String> faults = new TreeMap<>();
    Set<String> unsupported = new TreeSet<>();
    for (OnnxCase each : cases.values()) {
      try {
        OnnxProgram program = OnnxProgram.of(each.node());
        fault(program).ifPresent(fault -> faults.put(each.name(), fault + "\n" + program.text()));
      } catch (Unsupported reason) {
        unsupported.add(each.name());
      }
    }
    assertThat(faults).isEmpty();
    assertThat(unsupported).as("cases without a program").isEqualTo(uncovered());
    assertThat(unsupported).hasSizeLessThanOrEqualTo(UNCOVERED);
  }

  /** What is wrong with what a program gives; empty if nothing is. */
  private static Optional<String> fault(OnnxProgram program) {
    List<double[]> found;
    try {
      found = program.run();
    } catch (CompilationException refused) {
      return Optional.of(refused.getMessage());
    }
    for (int output = 0; output < found.size(); output++) {
      double[] expected = program.expected().get(output).values();
      if (found.get(output).length != expected.length) {
        return Optional.of("another number of elements");
      }
      for (int i = 0; i < expected.length; i++) {
        if (!isClose(found.get(output)[i], expected[i])) {
          return Optional.of(
              "element %d of result %d is %s, not %s"
                  .formatted(i, output, found.get(output)[i], expected[i]));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isClose(double found, double expected) {
    return Double.compare(found, expected) == 0
        || Math.abs(found - expected) <= ABSOLUTE + RELATIVE * Math.abs(expected);
  }
}
