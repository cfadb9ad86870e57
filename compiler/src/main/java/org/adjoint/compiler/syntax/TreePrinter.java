package org.adjoint.compiler.syntax;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Prints a syntax tree as {@code .nn} text, one way for each tree, which is read as the same tree
 * again.
 */
public final class TreePrinter {
  private static final String INDENT = "  ";

  private final ExpressionPrinter expressions = new ExpressionPrinter(this);
  private final StatementPrinter statements = new StatementPrinter(this, expressions);
  private int depth;

  private TreePrinter() {}

  /** Prints a file: its documentation and its declarations with an empty line between two. */
  public static String print(SourceFile file) {
    TreePrinter printer = new TreePrinter();
    String top =
        file.documentation() == null ? "" : printer.documentation(file.documentation()) + "\n";
    return file.declarations().stream()
        .map(printer::declaration)
        .collect(Collectors.joining("\n", top, ""));
  }

  public static String print(Declaration declaration) {
    return new TreePrinter().declaration(declaration);
  }

  public static String print(Statement statement) {
    return new TreePrinter().statements.print(statement);
  }

  public static String print(Expression expression) {
    return new TreePrinter().expressions.print(expression);
  }

  public static String print(TypeSyntax type) {
    return new TreePrinter().type(type);
  }

  private String declaration(Declaration declaration) {
    if (declaration instanceof Declaration.Import imported) {
      return "import " + expressions.print(imported.path()) + "\n";
    }
    if (declaration instanceof Declaration.Train train) {
      return documentation(train.documentation()) + train(train) + "\n";
    }
    Declaration.Named named = (Declaration.Named) declaration;
    return documentation(named.documentation()) + named(named) + "\n";
  }

  private String named(Declaration.Named declaration) {
    if (declaration instanceof Declaration.RuntimeDimension dimension) {
      return "dim " + dimension.name();
    }
    if (declaration instanceof Declaration.Constant constant) {
      return "const " + constant.name() + " = " + expressions.print(constant.value());
    }
    if (declaration instanceof Declaration.Model model) {
      return "model " + model.name() + " " + block(model.body());
    }
    if (declaration instanceof Declaration.Data data) {
      String origin = expressions.print(data.origin());
      return "data " + data.name() + " = " + origin + " " + block(data.body());
    }
    return parameterized((Declaration.Parameterized) declaration);
  }

  private String parameterized(Declaration.Parameterized declaration) {
    String head = declaration.name() + signature(declaration.signature());
    if (declaration instanceof Declaration.Layer layer) {
      return "layer " + head + " " + block(layer.body());
    }
    if (declaration instanceof Declaration.Optimizer optimizer) {
      return "optimizer " + head + " " + block(optimizer.body());
    }
    FunctionBody body = ((Declaration.Function) declaration).body();
    return "def "
        + head
        + (body instanceof FunctionBody.Result result
            ? " = " + expressions.print(result.value())
            : " " + block((Block) body));
  }

  private String train(Declaration.Train train) {
    String entries =
        train.options().entries().stream()
            .map(entry -> INDENT + entry.key() + ": " + expressions.print(entry.value()) + "\n")
            .collect(Collectors.joining());
    return "train " + train.model() + (entries.isEmpty() ? " {}" : " {\n" + entries + "}");
  }

  private String signature(Signature signature) {
    String lists =
        signature.parameterLists().stream()
            .map(
                list ->
                    list.parameters().stream()
                        .map(this::parameter)
                        .collect(Collectors.joining(", ", "(", ")")))
            .collect(Collectors.joining());
    return signature.result() == null ? lists : lists + " -> " + type(signature.result());
  }

  private String parameter(Parameter parameter) {
    String type = parameter.type() == null ? "" : ": " + type(parameter.type());
    Expression defaultValue = parameter.defaultValue();
    return parameter.name()
        + type
        + (defaultValue == null ? "" : " = " + expressions.print(defaultValue));
  }

  String type(TypeSyntax type) {
    List<String> dimensions = type.dimensions().stream().map(this::dimension).toList();
    return type.element() + (dimensions.isEmpty() ? "" : "[" + String.join(", ", dimensions) + "]");
  }

  private String dimension(DimensionSyntax dimension) {
    if (dimension instanceof DimensionSyntax.Size size) {
      return expressions.print(size.value());
    }
    return dimension instanceof DimensionSyntax.Ellipsis ? "..." : "_";
  }

  /**
   * Statements between braces, each on a line of its own, one step further in than what is around
   * them.
   */
  String block(Block block) {
    if (block.statements().isEmpty()) {
      return "{}";
    }
    depth++;
    String indent = INDENT.repeat(depth);
    String lines =
        block.statements().stream()
            .map(statement -> indented(indent, statements.print(statement)))
            .collect(Collectors.joining());
    depth--;
    return "{\n" + lines + INDENT.repeat(depth) + "}";
  }

  private static String indented(String indent, String statement) {
    return indent + statement + "\n";
  }

  /** A documentation comment, or nothing, at the depth of what it documents. */
  String documentation(@Nullable String text) {
    if (text == null) {
      return "";
    }
    String indent = INDENT.repeat(depth);
    String between = "\n" + indent;
    String lines =
        text.lines()
            .map(line -> ("/// " + line).stripTrailing())
            .collect(Collectors.joining(between));
    return (lines.isEmpty() ? "///" : lines) + between;
  }
}
