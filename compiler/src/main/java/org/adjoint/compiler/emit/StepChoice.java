package org.adjoint.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;
import org.adjoint.compiler.ir.StepTurn;

/** Writes the method that takes the step function whose turn it is. */
final class StepChoice {
  static final String METHOD = "runStep";

  private StepChoice() {}

  /**
   * The method.
   *
   * @param turns when each function is taken; together they cover each step once
   * @param sequences the methods of each function
   */
  static MethodSpec of(Map<String, StepTurn> turns, Map<String, List<String>> sequences) {
    CodeBlock.Builder body = CodeBlock.builder();
    int round = turns.values().iterator().next().round();
    if (round > 1) {
      body.addStatement("int place = (step - 1) % $L", round);
      body.addStatement("int round = (step - 1) / $L", round);
    }
    int left = turns.size();
    for (Map.Entry<String, StepTurn> entry : turns.entrySet()) {
      String condition = --left == 0 ? "" : condition(entry.getValue());
      begin(condition, left == turns.size() - 1, body);
      body.addStatement("update = $L", update(entry.getValue()));
      sequences
          .getOrDefault(entry.getKey(), List.of())
          .forEach(name -> body.addStatement("$L()", name));
    }
    if (turns.size() > 1) {
      body.endControlFlow();
    }
    return MethodSpec.methodBuilder(METHOD)
        .addModifiers(Modifier.PRIVATE)
        .addCode(body.build())
        .build();
  }

  private static void begin(String condition, boolean first, CodeBlock.Builder body) {
    if (first && !condition.isEmpty()) {
      body.beginControlFlow("if ($L)", condition);
    } else if (!first && condition.isEmpty()) {
      body.nextControlFlow("else");
    } else if (!first) {
      body.nextControlFlow("else if ($L)", condition);
    }
  }

  private static String condition(StepTurn turn) {
    List<String> parts = new ArrayList<>();
    if (turn.first() > 0) {
      parts.add("place >= " + turn.first());
    }
    if (turn.first() + turn.steps() < turn.round()) {
      parts.add("place < " + (turn.first() + turn.steps()));
    }
    if (turn.gathered() > 1) {
      String comparison = turn.updates() ? " == " : " != ";
      parts.add(own(turn) + " % " + turn.gathered() + comparison + (turn.gathered() - 1));
    }
    if (turn.epochs().first() > 1) {
      parts.add("epoch >= " + turn.epochs().first());
    }
    if (turn.epochs().end() < Integer.MAX_VALUE) {
      parts.add("epoch < " + turn.epochs().end());
    }
    return String.join(" && ", parts);
  }

  /** The steps of the turn that have been before in the round. */
  private static String own(StepTurn turn) {
    return turn.first() == 0 ? "place" : "(place - " + turn.first() + ")";
  }

  private static String update(StepTurn turn) {
    if (turn.round() == 1) {
      return "step";
    }
    int updates = turn.steps() / turn.gathered();
    String before = updates == 1 ? "round" : "round * " + updates;
    String within = turn.gathered() == 1 ? own(turn) : own(turn) + " / " + turn.gathered();
    return (updates == 1 ? before : before + " + " + within) + " + 1";
  }
}
