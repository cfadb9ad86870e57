package org.adjoint.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import org.adjoint.compiler.check.Suggestions;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.lower.Denotation.Mark;
import org.adjoint.compiler.lower.Denotation.Options;
import org.adjoint.compiler.lower.Denotation.Tensor;
import org.adjoint.compiler.lower.FunctionValue.Configured;
import org.adjoint.compiler.syntax.Expression;

/** What stands behind a dot: {@code x.T}, a parameter of an instance, an entry of a record. */
final class Members {
  private static final String TRANSPOSED = "T";

  private final Elaboration elaboration;

  Members(Elaboration elaboration) {
    this.elaboration = elaboration;
  }

  Denotation member(Expression.Member member, Frame frame) {
    Denotation value = elaboration.expressions().evaluate(member.value(), frame);
    Site site = frame.at(member.span());
    if (value == Mark.POISON) {
      return value;
    }
    if (value instanceof Configured configured && configured.instance() != null) {
      return ofInstance(configured.instance(), member, frame);
    }
    if (value instanceof Options options) {
      Denotation entry = options.entries().get(member.name().text());
      if (entry != null) {
        return entry;
      }
      throw unknown(member, new ArrayList<>(options.entries().keySet()), frame);
    }
    if (!member.name().text().equals(TRANSPOSED)) {
      throw unknown(member, List.of(TRANSPOSED), frame);
    }
    Value tensor = elaboration.coercion().tensor(value, site);
    return new Tensor(Movements.swapLast(tensor, site, elaboration.coercion().algebra(site)));
  }

  private Denotation ofInstance(Instance instance, Expression.Member member, Frame frame) {
    String name = member.name().text();
    Persistent persistent = instance.members().get(name);
    if (persistent != null) {
      return new Tensor(elaboration.present(persistent));
    }
    Instance inner = instance.innerInstances().get(name);
    if (inner != null && inner.handle() != null) {
      return inner.handle();
    }
    List<String> known = new ArrayList<>(instance.members().keySet());
    known.addAll(instance.innerInstances().keySet());
    if (known.isEmpty()) {
      throw frame
          .at(member.span())
          .fault(
              Code.UNKNOWN_MEMBER,
              "the instance of `" + instance.layer() + "` has no `" + name + "` yet")
          .withHelp("an instance makes its parameters when it is applied first");
    }
    throw unknown(member, known, frame);
  }

  private static Fault unknown(Expression.Member member, List<String> known, Frame frame) {
    Fault fault =
        frame
            .at(member.name().span())
            .fault(Code.UNKNOWN_MEMBER, "there is no member `" + member.name() + "`");
    String help = Suggestions.help(member.name().text(), known);
    return help == null
        ? fault.withNote("members are `" + String.join("`, `", known) + "`")
        : fault.withHelp(help);
  }
}
