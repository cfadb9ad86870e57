package org.adjoint.compiler.lower;

import java.util.List;
import org.adjoint.compiler.check.BoundNames;
import org.adjoint.compiler.check.Returns;
import org.adjoint.compiler.check.ScanCheck;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.lower.Denotation.Mark;
import org.adjoint.compiler.lower.Denotation.Range;
import org.adjoint.compiler.lower.Denotation.Sequence;
import org.adjoint.compiler.lower.Denotation.Tensor;
import org.adjoint.compiler.lower.Denotation.Whole;
import org.adjoint.compiler.syntax.Block;
import org.adjoint.compiler.syntax.Expression;
import org.adjoint.compiler.syntax.Identifier;
import org.adjoint.compiler.syntax.Statement;
import org.jspecify.annotations.Nullable;

/** Runs statements: loops are unrolled and conditions decided. */
final class StatementRunner {
  private final Elaboration elaboration;

  StatementRunner(Elaboration elaboration) {
    this.elaboration = elaboration;
  }

  /** What the block returns, or null where it comes to its end without. */
  @Nullable Denotation run(Block block, Frame frame) {
    Limits limits = elaboration.session().limits();
    try {
      limits.enterLevel(frame.at(block.span()));
      for (Statement statement : block.statements()) {
        Denotation returned = run(statement, frame);
        if (returned != null) {
          return returned;
        }
      }
      return null;
    } finally {
      limits.leaveLevel();
    }
  }

  private @Nullable Denotation run(Statement statement, Frame frame) {
    Site site = frame.at(statement.span());
    elaboration.session().limits().countStatement(site);
    if (statement instanceof Statement.Return result) {
      return evaluate(result.value(), frame);
    }
    try {
      if (statement instanceof Statement.If choice) {
        return choose(choice, frame);
      }
      if (statement instanceof Statement.For loop) {
        return loop(loop, frame);
      }
      perform(statement, frame);
      elaboration.session().nameTypes().note(statement, frame);
    } catch (RuntimeException failure) {
      elaboration.report(failure, site);
      return poison(statement, frame);
    }
    return null;
  }

  private void perform(Statement statement, Frame frame) {
    if (statement instanceof Statement.Bind bind) {
      bind(bind, frame);
    } else if (statement instanceof Statement.Constant constant) {
      constant(constant, frame);
    } else if (statement instanceof Statement.Param param) {
      elaboration.persistents().param(param, frame);
    } else if (statement instanceof Statement.State state) {
      elaboration.persistents().state(state, frame);
    } else if (statement instanceof Statement.Update update) {
      elaboration.persistents().update(update, frame);
    } else if (statement instanceof Statement.Constrain constrain) {
      elaboration.persistents().constrain(constrain, frame);
    } else if (statement instanceof Statement.Loop loop) {
      new Scans(elaboration, loop.scan(), frame).evaluate();
    } else if (statement instanceof Statement.Emit emit) {
      emit(emit, frame);
    } else {
      new ModelStatements(elaboration).perform(statement, frame);
    }
  }

  private void emit(Statement.Emit emit, Frame frame) {
    List<LoopTrace> loops = elaboration.loops();
    if (loops.isEmpty()) {
      // The check reports it.
      return;
    }
    for (Expression value : emit.values()) {
      loops.get(loops.size() - 1).emit(evaluate(value, frame), frame.at(value.span()));
    }
  }

  private Denotation evaluate(Expression expression, Frame frame) {
    return elaboration.expressions().evaluate(expression, frame);
  }

  private void bind(Statement.Bind bind, Frame frame) {
    Denotation value = evaluate(bind.value(), frame);
    List<Identifier> names = bind.names();
    if (names.size() == 1) {
      bind(names.get(0), value, frame);
      return;
    }
    boolean reported =
        bind.value() instanceof Expression.Scan scan && !ScanCheck.emitsFor(scan, names.size());
    if (value == Mark.POISON || reported) {
      names.forEach(name -> frame.bind(name.text(), Mark.POISON));
      return;
    }
    if (!(value instanceof Sequence sequence) || sequence.elements().size() != names.size()) {
      throw frame
          .at(bind.span())
          .fault(
              Code.RESULT_COUNT,
              names.size() + " names are bound, but the right side is " + value.describe());
    }
    for (int i = 0; i < names.size(); i++) {
      bind(names.get(i), sequence.elements().get(i), frame);
    }
  }

  private static void bind(Identifier name, Denotation value, Frame frame) {
    nameInstance(value, name.text(), frame.owner(), frame.isUnique(name.text()));
    frame.bind(name.text(), value);
  }

  /** Gives an instance that the owner has just made the name that it is bound to. */
  static void nameInstance(Denotation value, String name, Instance owner, boolean unique) {
    if (value instanceof FunctionValue.Configured configured
        && configured.instance() != null
        && configured.instance().owner() == owner) {
      configured.instance().bind(name, unique);
    }
  }

  private void constant(Statement.Constant constant, Frame frame) {
    Denotation value = evaluate(constant.value(), frame);
    if (value instanceof Tensor) {
      throw frame
          .at(constant.value().span())
          .fault(
              Code.NOT_CONSTANT,
              "the constant `" + constant.name() + "` is not known when compiled")
          .withHelp("leave `const` out to bind a tensor");
    }
    frame.bind(constant.name().text(), value);
  }

  private @Nullable Denotation choose(Statement.If choice, Frame frame) {
    for (Statement.Branch branch : choice.branches()) {
      Denotation condition = evaluate(branch.condition(), frame);
      if (condition == Mark.POISON) {
        return poison(choice, frame);
      }
      if (elaboration.expressions().truth(condition, frame.at(branch.condition().span()))) {
        return run(branch.body(), frame);
      }
    }
    return choice.otherwise() == null ? null : run(choice.otherwise(), frame);
  }

  /** Whatever the statement would bind or return is unknown, and that is no further fault. */
  private static @Nullable Denotation poison(Statement statement, Frame frame) {
    BoundNames.of(statement).forEach(name -> frame.bind(name, Mark.POISON));
    return Returns.in(statement) ? Mark.POISON : null;
  }

  private @Nullable Denotation loop(Statement.For loop, Frame frame) {
    Denotation over = evaluate(loop.range(), frame);
    if (over == Mark.POISON) {
      return poison(loop, frame);
    }
    Site site = frame.at(loop.range().span());
    long turns = turns(over, site);
    for (long turn = 0; turn < turns; turn++) {
      elaboration.session().limits().countStatement(frame.at(loop.span()));
      Place outer = frame.moveTo(new Place(frame.place(), loop.span(), turn));
      frame.bind(loop.variable().text(), element(over, turn));
      Denotation returned = run(loop.body(), frame);
      frame.moveTo(outer);
      if (returned != null) {
        return returned;
      }
    }
    return null;
  }

  private static long turns(Denotation over, Site site) {
    if (over instanceof Range range) {
      return range.size();
    }
    if (over instanceof Sequence sequence) {
      return sequence.elements().size();
    }
    throw site.fault(
            Code.TYPE_MISMATCH, "`for` goes over a range or a list, found " + over.describe())
        .withHelp("`0 ..< n` is the range of n numbers");
  }

  private static Denotation element(Denotation over, long turn) {
    return over instanceof Range range
        ? new Whole(range.first() + turn)
        : ((Sequence) over).elements().get((int) turn);
  }
}
