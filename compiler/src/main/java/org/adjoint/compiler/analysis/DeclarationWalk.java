package org.adjoint.compiler.analysis;

import java.util.HashSet;
import java.util.Set;
import org.adjoint.compiler.check.BoundNames;
import org.adjoint.compiler.check.Definition;
import org.adjoint.compiler.syntax.Block;
import org.adjoint.compiler.syntax.Declaration;
import org.adjoint.compiler.syntax.DimensionSyntax;
import org.adjoint.compiler.syntax.Expression;
import org.adjoint.compiler.syntax.FunctionBody;
import org.adjoint.compiler.syntax.Identifier;
import org.adjoint.compiler.syntax.Parameter;
import org.adjoint.compiler.syntax.ParameterList;
import org.adjoint.compiler.syntax.Statement;
import org.adjoint.compiler.syntax.TypeSyntax;
import org.jspecify.annotations.Nullable;

/** Finds the names in one declaration, in the order in which the checks meet them. */
final class DeclarationWalk {
  private final NameIndex index;
  private final Definition definition;
  private final Scope scope;
  private final Set<String> bound = new HashSet<>();
  private final ExpressionWalk expressions;

  DeclarationWalk(NameIndex index, Definition definition) {
    this.index = index;
    this.definition = definition;
    this.scope = index.scope(definition.declaration());
    this.expressions = new ExpressionWalk(index, definition.module(), scope, bound, this::scanBody);
  }

  void walk() {
    Declaration.Named declaration = definition.declaration();
    index.add(
        declaration.name().span(), new Meaning.Declared(definition), Headings.of(declaration));
    if (declaration instanceof Declaration.Constant constant) {
      expressions.walk(constant.value());
    } else if (declaration instanceof Declaration.Model model) {
      block(model.body());
    } else if (declaration instanceof Declaration.Data data) {
      expressions.walk(data.origin());
      block(data.body());
    } else if (declaration instanceof Declaration.Parameterized parameterized) {
      parameterized(parameterized);
    }
  }

  /** Finds the parameters alone. */
  void walkSignature() {
    if (definition.declaration() instanceof Declaration.Parameterized declaration) {
      for (ParameterList list : declaration.signature().parameterLists()) {
        list.parameters().forEach(this::parameter);
      }
      type(declaration.signature().result(), false);
    }
  }

  private void parameterized(Declaration.Parameterized declaration) {
    walkSignature();
    FunctionBody body = declaration.body();
    if (body instanceof FunctionBody.Result result) {
      expressions.walk(result.value());
    } else if (body instanceof Block block) {
      block(block);
    }
  }

  private void parameter(Parameter parameter) {
    type(parameter.type(), true);
    expressions.walk(parameter.defaultValue());
    bind(parameter.name(), new Occurrence.Binding(Headings.text(parameter), null, false));
  }

  /** The names of a type's dimensions; in a parameter's type one that means nothing is bound. */
  private void type(@Nullable TypeSyntax type, boolean binds) {
    if (type == null) {
      return;
    }
    for (DimensionSyntax dimension : type.dimensions()) {
      if (!(dimension instanceof DimensionSyntax.Size size)) {
        continue;
      }
      if (binds
          && size.value() instanceof Expression.Reference reference
          && !expressions.means(reference.name().text())) {
        Identifier name = reference.name();
        bind(name, new Occurrence.Binding("dimension " + name.text(), null, false));
      } else {
        expressions.walk(size.value());
      }
    }
  }

  private void bind(Identifier name, Occurrence.Binding binding) {
    bound.add(name.text());
    index.add(name.span(), new Meaning.Local(name.text(), scope), binding);
  }

  private void block(Block block) {
    block.statements().forEach(this::statement);
  }

  private void statement(Statement statement) {
    if (statement instanceof Statement.If choice) {
      for (Statement.Branch branch : choice.branches()) {
        expressions.walk(branch.condition());
        block(branch.body());
      }
      if (choice.otherwise() != null) {
        block(choice.otherwise());
      }
    } else if (statement instanceof Statement.For loop) {
      expressions.walk(loop.range());
      names(loop);
      // A later turn sees what an earlier one has bound.
      loop.body().statements().forEach(each -> bound.addAll(BoundNames.of(each)));
      block(loop.body());
    } else if (statement instanceof Statement.Update update) {
      changed(update.name());
      expressions.walk(update.value());
    } else if (statement instanceof Statement.Constrain constrain) {
      changed(constrain.name());
      expressions.walk(constrain.value());
    } else {
      type(StatementParts.type(statement), false);
      StatementParts.values(statement).forEach(expressions::walk);
      names(statement);
    }
  }

  private void names(Statement statement) {
    for (Identifier name : BoundNames.directly(statement)) {
      bind(name, Headings.of(statement, name));
    }
  }

  private void changed(Identifier name) {
    index.add(name.span(), new Meaning.Local(name.text(), scope), null);
  }

  /** The names of the slices and of what is carried, then the body; of these the carried stay. */
  private void scanBody(Expression.Scan scan) {
    Set<String> outer = new HashSet<>(bound);
    scan.slices()
        .forEach(slice -> bind(slice.name(), new Occurrence.Binding("slice", null, false)));
    scan.carries()
        .forEach(carry -> bind(carry.name(), new Occurrence.Binding("carried", null, false)));
    block(scan.body());
    bound.retainAll(outer);
    scan.carries().forEach(carry -> bound.add(carry.name().text()));
  }
}
