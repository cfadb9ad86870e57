package org.adjoint.compiler.analysis;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.adjoint.compiler.check.BoundNames;
import org.adjoint.compiler.check.Definition;
import org.adjoint.compiler.check.Module;
import org.adjoint.compiler.syntax.Declaration;
import org.adjoint.compiler.syntax.Expression;

/** Finds the names in a {@code train} block: declarations, and losses and metrics of the model. */
final class TrainWalk {
  /** The options whose values are names of the model. */
  private static final List<String> OF_MODEL = List.of("monitor", "minimize", "keep_best");

  private final NameIndex index;
  private final Module module;

  TrainWalk(NameIndex index, Module module) {
    this.index = index;
    this.module = module;
  }

  void walk(Declaration.Train train) {
    Definition model = module.find(train.model().text());
    if (model == null || !(model.declaration() instanceof Declaration.Model declaration)) {
      return;
    }
    index.add(train.model().span(), new Meaning.Declared(model), null);
    Set<String> measures = new HashSet<>();
    declaration.body().statements().forEach(each -> measures.addAll(BoundNames.of(each)));
    Scope scope = index.scope(declaration);
    ExpressionWalk ofModel = new ExpressionWalk(index, module, scope, measures, scan -> {});
    ExpressionWalk outside = new ExpressionWalk(index, module, scope, Set.of(), scan -> {});
    record(train.options(), ofModel, outside);
  }

  private static void record(
      Expression.RecordLiteral record, ExpressionWalk ofModel, ExpressionWalk outside) {
    for (Expression.Entry entry : record.entries()) {
      value(entry.value(), OF_MODEL.contains(entry.key().text()) ? ofModel : outside, ofModel);
    }
  }

  private static void value(Expression value, ExpressionWalk own, ExpressionWalk ofModel) {
    if (value instanceof Expression.RecordLiteral inner) {
      record(inner, ofModel, own);
    } else if (value instanceof Expression.ListLiteral list) {
      list.elements().forEach(element -> value(element, own, ofModel));
    } else {
      own.walk(value);
    }
  }
}
