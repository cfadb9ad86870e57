package org.adjoint.compiler.lower;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.adjoint.compiler.check.CheckedProgram;
import org.adjoint.compiler.check.Checker;
import org.adjoint.compiler.check.Definition;
import org.adjoint.compiler.check.ImportReader;
import org.adjoint.compiler.diagnostic.Diagnostics;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.source.SourceText;
import org.adjoint.compiler.syntax.Declaration;
import org.junit.jupiter.api.Test;

class LoweringTest {
  @Test
  void lowersAClassifierToItsEntryPoints() {
    Diagnostics diagnostics = new Diagnostics();
    CheckedProgram program =
        Checker.of(ImportReader.NONE)
            .check(
                SourceText.of(
                    "iris.nn",
                    """
                    model Iris {
                      input  x: float[batch, 4]
                      target y: int[batch]
                      logits = x -> dense(16, relu) -> dense(3)
                      output probability = softmax(logits)
                      loss               = cross_entropy(logits, y)
                      metric accuracy    = mean(argmax(logits) == y)
                    }
                    """),
                Map.of(),
                diagnostics);
    Lowering lowering = Lowering.of(program, new Graph(), diagnostics);
    Definition model = program.definitions(Declaration.Model.class).get(0);
    TrainingStep step =
        lowering.trainingStep(lowering.lower(model), TrainSettings.NONE, Simplifier.NONE);
    assertThat(diagnostics.all()).isEmpty();
    assertThat(step.modelInterface().parameters())
        .extracting(Leaf::name)
        .containsExactly("dense_1.W", "dense_1.b", "dense_2.W", "dense_2.b");
    assertThat(step.functions())
        .extracting(function -> function.name())
        .containsExactly("initialize", "step", "evaluate", "predict", "reset_metrics");
  }
}
