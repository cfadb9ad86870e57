package org.adjoint.compiler.lower;

import java.util.List;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.lower.Denotation.Row;
import org.adjoint.compiler.lower.Denotation.Sequence;
import org.adjoint.compiler.syntax.Block;
import org.adjoint.compiler.syntax.Statement;
import org.adjoint.runtime.data.DataSpecification;
import org.adjoint.runtime.data.Expression;

/** {@code windows(T)} in a data block: two results, of which a text alone can give any. */
final class DataWindows {
  private static final int LONGEST = 1 << 24;

  private final Elaboration elaboration;

  DataWindows(Elaboration elaboration) {
    this.elaboration = elaboration;
  }

  /** A window of characters and the same shifted by one. */
  static Denotation of(DataArguments arguments) {
    Integer length = arguments.whole("length");
    if (length == null || length < 1 || length > LONGEST) {
      throw arguments
          .at("length")
          .fault(Code.INVALID_VALUE, "a window has from 1 to " + LONGEST + " characters");
    }
    return new Sequence(
        List.of(
            new Row(new Expression.Windows(length, 0, arguments.place())),
            new Row(new Expression.Windows(length, 1, arguments.place()))));
  }

  /** Reports each statement with windows, where the source is no text; whether there is one. */
  boolean reportAny(Block body, List<DataSpecification.Field> fields, Frame frame) {
    boolean any = false;
    for (Statement statement : body.statements()) {
      if (statement instanceof Statement.Bind bind && fields.stream().anyMatch(f -> in(f, bind))) {
        any = true;
        elaboration.report(
            frame
                .at(bind.value().span())
                .fault(Code.UNKNOWN_SOURCE, "this source has no characters to take windows of")
                .withHelp("`text(\"f.txt\")` has"));
      }
    }
    return any;
  }

  private static boolean in(DataSpecification.Field field, Statement.Bind bind) {
    return bind.names().stream().anyMatch(name -> name.text().equals(field.name()))
        && hasWindows(field.expression());
  }

  private static boolean hasWindows(Expression expression) {
    return expression instanceof Expression.Windows
        || expression.operands().stream().anyMatch(DataWindows::hasWindows);
  }
}
