package org.adjoint.compiler.build;

import static org.adjoint.compiler.build.Term.call;
import static org.adjoint.compiler.build.Term.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adjoint.compiler.CompilerOptions;
import org.adjoint.compiler.Network;
import org.adjoint.compiler.diagnostic.CompilationException;
import org.adjoint.runtime.model.Columns;
import org.adjoint.runtime.model.ModelTrainer;
import org.adjoint.runtime.train.TrainingListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramBuilderTest {
  private static final String TEXT =
      """
      const units = 4

      model Parity {
        input x: float[batch, 2]
        target y: int[batch]
        hidden = dense(units, relu)
        logits = x -> hidden -> dense(2, bias: false)
        output probability = softmax(logits)
        penalize 0.001 * sum(hidden.W ^ 2)
        loss = cross_entropy(logits, y)
        metric accuracy = mean(argmax(logits) == y)
        output first = -x[:, 0] * (1 + x[:, -1])
      }

      data rows = supplied() {
        x = [a, b] -> rescale(-1, 1)
        y = c
      }

      train Parity {
        optimizer: adam(learning_rate: 0.05)
        batch: 4
        epochs: 3
        freeze: ["hidden.*"]
        stop_early: { monitor: loss, patience: 2 }
      }
      """;

  private static ProgramBuilder parity() {
    Map<String, Term> inputs = new LinkedHashMap<>();
    inputs.put("x", Term.of(List.of(name("a"), name("b"))).then(call("rescale", -1, 1)));
    inputs.put("y", name("c"));
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("optimizer", call("adam").with("learning_rate", 0.05));
    options.put("batch", 4);
    options.put("epochs", 3);
    options.put("freeze", List.of("hidden.*"));
    Map<String, Object> stop = new LinkedHashMap<>();
    stop.put("monitor", name("loss"));
    stop.put("patience", 2);
    options.put("stop_early", stop);
    return new ProgramBuilder()
        .constant("units", 4)
        .model("Parity", ProgramBuilderTest::parity)
        .data("rows", call("supplied"), inputs)
        .train("Parity", options);
  }

  private static void parity(ModelBuilder model) {
    Term x = model.input("x", "float", 2);
    Term y = model.target("y", "int");
    Term hidden = model.let("hidden", call("dense", name("units"), name("relu")));
    Term logits = model.let("logits", x.then(hidden, call("dense", 2).with("bias", false)));
    model.output("probability", call("softmax", logits));
    model.penalize(Term.of(1e-3).times(call("sum", hidden.member("W").power(2))));
    model.loss(call("cross_entropy", logits, y));
    model.metric("accuracy", call("mean", call("argmax", logits).equalTo(y)));
    model.output("first", x.at(null, 0).negated().times(Term.of(1).plus(x.at(null, -1))));
  }

  @Test
  void printsWhatOneWouldWrite() {
    assertThat(parity().text().replaceAll("\\s+", " ")).isEqualTo(TEXT.replaceAll("\\s+", " "));
  }

  @Test
  void trainsToTheBitsOfTheText() {
    Columns rows = new Columns().with("a", 0, 0, 1, 1).with("b", 0, 1, 0, 1).with("c", 0, 1, 1, 0);
    Network built = Network.of(parity().source(), CompilerOptions.DEFAULT);
    Network written = Network.ofText(TEXT);
    assertThat(hash(built, rows)).isEqualTo(hash(written, rows));
  }

  private static String hash(Network network, Columns rows) {
    try (ModelTrainer trainer = network.trainer()) {
      return trainer.fit(rows, TrainingListener.NONE).parametersSha256();
    }
  }

  @Test
  void diagnosticsNameLinesOfThePrintedText() {
    ProgramBuilder wrong =
        new ProgramBuilder()
            .model(
                "M", model -> model.loss(call("mean", model.input("x", "float").plus(name("z")))));
    assertThatThrownBy(() -> Network.of(wrong.source(), CompilerOptions.DEFAULT))
        .isInstanceOfSatisfying(
            CompilationException.class,
            fault ->
                assertThat(fault.diagnostics().get(0).span().toString())
                    .isEqualTo("program.nn:3:19"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a\n}", "1a", "if", "true", "a.b", "x = 1"})
  void refusesWhatIsNoName(String text) {
    assertThatThrownBy(() -> name(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void writesTextsSoThatTheyStayTexts() {
    Term source = call("csv", "a\") { x = b }");
    assertThat(source).hasToString("csv(\"a\\\") { x = b }\")");
  }
}
