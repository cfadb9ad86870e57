package org.adjoint.compiler.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.diagnostic.Diagnostics;
import org.adjoint.compiler.syntax.Block;
import org.adjoint.compiler.syntax.Declaration;
import org.adjoint.compiler.syntax.FunctionBody;
import org.adjoint.compiler.syntax.Parameter;
import org.adjoint.compiler.syntax.ParameterList;
import org.adjoint.compiler.syntax.Signature;

/** Checks one declaration, used or not. */
final class DeclarationCheck {
  private final Diagnostics diagnostics;
  private final Uses uses;
  private final ExpressionCheck expressions;
  private final TypeCheck types;

  DeclarationCheck(Diagnostics diagnostics, Uses uses) {
    this.diagnostics = diagnostics;
    this.uses = uses;
    this.expressions = new StatementCheck(diagnostics, uses).expressions();
    this.types = new TypeCheck(diagnostics, expressions);
  }

  void check(Definition definition) {
    Declaration.Named declaration = definition.declaration();
    if (declaration instanceof Declaration.Constant constant) {
      expressions.check(constant.value(), Body.of(Body.Kind.CONSTANT, definition));
    } else if (declaration instanceof Declaration.Function function) {
      parameterized(function, function.body(), Body.of(Body.Kind.FUNCTION, definition));
    } else if (declaration instanceof Declaration.Layer layer) {
      parameterized(layer, layer.body(), Body.of(Body.Kind.LAYER, definition));
    } else if (declaration instanceof Declaration.Optimizer optimizer) {
      parameterized(optimizer, optimizer.body(), Body.of(Body.Kind.OPTIMIZER, definition));
    } else if (declaration instanceof Declaration.Model model) {
      new StatementCheck(diagnostics, uses)
          .check(model.body(), Body.of(Body.Kind.MODEL, definition));
    }
  }

  /** Checks what is sound of a declaration that could not be read as a whole. */
  void checkFragment(Definition definition, Set<String> uncertain) {
    Set<String> names = new HashSet<>(uncertain);
    names.removeIf(name -> definition.module().find(name) != null);
    Body scope = Body.ofFragment(definition, names);
    StatementCheck statements = new StatementCheck(diagnostics, uses);
    if (definition.declaration() instanceof Declaration.Model model) {
      statements.check(model.body(), scope);
    } else if (definition.declaration() instanceof Declaration.Parameterized parameterized
        && parameterized.body() instanceof Block block) {
      signature(parameterized.signature(), scope);
      statements.check(block, scope);
    }
  }

  private void parameterized(Declaration.Parameterized declaration, FunctionBody body, Body scope) {
    signature(declaration.signature(), scope);
    if (declaration instanceof Declaration.Optimizer) {
      optimizer(declaration);
    }
    if (body instanceof FunctionBody.Result result) {
      expressions.check(result.value(), scope);
      result(declaration.signature(), scope);
      return;
    }
    Block block = (Block) body;
    new StatementCheck(diagnostics, uses).check(block, scope);
    result(declaration.signature(), scope);
    if (!Returns.in(block)) {
      String message = "`" + declaration.name() + "` does not return anything";
      diagnostics.add(
          Diagnostic.of(Code.MISSING_RETURN, declaration.name().span(), message)
              .withHelp("a body in braces ends with `return`"));
    }
  }

  private void optimizer(Declaration.Parameterized declaration) {
    Signature signature = declaration.signature();
    if (!signature.isConfigured() || signature.inputs().size() != 2) {
      diagnostics.add(
          Code.PARAMETER_LISTS,
          signature.span(),
          "an optimizer has two lists of parameters, the second of a weight and its gradient");
    }
  }

  private void signature(Signature signature, Body scope) {
    for (ParameterList list : signature.parameterLists()) {
      for (Parameter parameter : list.parameters()) {
        if (parameter.type() != null) {
          TypeCheck.bindNames(parameter.type(), scope);
        }
      }
    }
    Set<String> names = new HashSet<>();
    signature.parameterLists().forEach(list -> parameters(list.parameters(), names, scope));
  }

  /** The names of a result's dimensions are none of the body's, unless a parameter binds them. */
  private void result(Signature signature, Body scope) {
    if (signature.result() != null) {
      TypeCheck.bindNames(signature.result(), scope);
      types.check(signature.result(), scope);
      types.checkDots(signature.result());
    }
  }

  private void parameters(List<Parameter> parameters, Set<String> names, Body scope) {
    Parameter optional = null;
    for (Parameter parameter : parameters) {
      if (!names.add(parameter.name().text())) {
        diagnostics.add(
            Code.DUPLICATE_DECLARATION,
            parameter.name().span(),
            "two parameters are called `" + parameter.name() + "`");
      }
      if (parameter.type() != null) {
        types.check(parameter.type(), scope);
        types.checkDots(parameter.type());
      }
      if (parameter.defaultValue() != null) {
        expressions.check(parameter.defaultValue(), scope);
        optional = parameter;
      } else if (optional != null) {
        String message =
            "`"
                + parameter.name()
                + "` must be given, so it stands before `"
                + optional.name()
                + "`, which has a default";
        diagnostics.add(
            Diagnostic.of(Code.PARAMETER_LIST_ORDER, parameter.span(), message)
                .withLabel(optional.span(), "may be left out"));
      }
      scope.bind(parameter.name().text());
    }
  }
}
