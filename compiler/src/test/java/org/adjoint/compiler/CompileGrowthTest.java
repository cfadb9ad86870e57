package org.adjoint.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import org.adjoint.compiler.optimize.OptimizerReport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a compilation does grows with the depth of a network and no faster. */
class CompileGrowthTest {
  private static final String RESIDUAL =
      """
      const n = 1
      layer block(filters: int, stride: int = 1)(x: float[b, h, w, c]) {
        y = x -> conv2d(filters, 3, stride: stride, padding: same, bias: false) -> batch_norm() -> relu
              -> conv2d(filters, 3, padding: same, bias: false) -> batch_norm()
        shortcut = if stride == 1 and c == filters then x
                   else x -> conv2d(filters, 1, stride: stride, bias: false) -> batch_norm()
        return relu(y + shortcut)
      }
      model Residual {
        input  image: float[batch, 28, 28, 1]
        target label: int[batch]
        h = image -> conv2d(16, 3, padding: same, bias: false) -> batch_norm() -> relu
        for stage in 0 ..< 3 {
          for i in 0 ..< n {
            h = h -> block(16 * 2 ^ stage, stride: if stage > 0 and i == 0 then 2 else 1)
          }
        }
        logits = h -> global_average_pool2d -> dense(10)
        loss = cross_entropy(logits, label)
      }
      train Residual { optimizer: sgd(learning_rate: 0.1, momentum: 0.9), batch: 128 }
      """;

  private static final Pattern KERNEL =
      Pattern.compile("private static void (nest|contract)_[^{]*");

  /** Compiled with 26, 50 and 98 layers: the second step is twice the first. */
  private static final int[] BLOCKS = {4, 8, 16};

  private static final CompiledModel[] MODELS = new CompiledModel[BLOCKS.length];

  private static CompiledModel compile(int blocks) {
    CompilerOptions options =
        CompilerOptions.DEFAULT
            .withTarget(TargetChoice.PORTABLE)
            .withConstants(Map.of("n", Integer.toString(blocks)));
    CompiledModel model = Compiler.compile(ProgramSource.ofText("residual.nn", RESIDUAL), options);
    model.java();
    return model;
  }

  @BeforeAll
  static void compileAll() {
    for (int place = 0; place < BLOCKS.length; place++) {
      MODELS[place] = compile(BLOCKS[place]);
    }
  }

  /** The kernels that draw nothing: each that draws has the numbers of its own draws in it. */
  private static long kernels(CompiledModel model) {
    return KERNEL
        .matcher(model.java().text())
        .results()
        .filter(head -> !head.group().contains("seed"))
        .count();
  }

  private static long calls(CompiledModel model) {
    return model.plan().functions().stream().mapToLong(f -> f.kernels().size()).sum();
  }

  private static long tried(CompiledModel model) {
    return model.optimizerReport().lines().stream().mapToLong(OptimizerReport.Line::tried).sum();
  }

  /** A square would grow four times as much in the second step, which is twice the first. */
  private static void assertGrowsByBlock(long small, long middle, long large) {
    assertThat(middle).isGreaterThan(small);
    assertThat((double) (large - middle) / (middle - small)).isBetween(1.8, 2.2);
  }

  /** What stands at the end of a merged run of kernels may differ, but not once for each block. */
  @Test
  void equalKernelsAreEmittedOnce() {
    assertThat(kernels(MODELS[2]) - kernels(MODELS[1])).isLessThan(BLOCKS[2] - BLOCKS[1]);
  }

  @Test
  void aBlockAddsTheSameNumberOfKernelCalls() {
    assertGrowsByBlock(calls(MODELS[0]), calls(MODELS[1]), calls(MODELS[2]));
  }

  @Test
  void aBlockTriesTheSameNumberOfRules() {
    assertGrowsByBlock(tried(MODELS[0]), tried(MODELS[1]), tried(MODELS[2]));
  }

  @Test
  void aBlockAddsTheSameNumberOfLines() {
    assertGrowsByBlock(lines(MODELS[0]), lines(MODELS[1]), lines(MODELS[2]));
  }

  private static long lines(CompiledModel model) {
    return model.java().text().lines().count();
  }

  /** Four times the layers take at most six times as long: more than noise, less than a square. */
  @Test
  @Tag("long")
  void timeGrowsWithTheLayers() {
    long shallow = Long.MAX_VALUE;
    long deep = Long.MAX_VALUE;
    for (int turn = 0; turn < 5; turn++) {
      shallow = Math.min(shallow, compile(8).timings().nanoseconds());
      deep = Math.min(deep, compile(33).timings().nanoseconds());
    }
    assertThat((double) deep / shallow).isLessThan(6);
  }
}
