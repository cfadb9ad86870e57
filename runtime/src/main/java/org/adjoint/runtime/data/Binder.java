package org.adjoint.runtime.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.adjoint.runtime.data.Arrangement.DrawPlace;
import org.adjoint.runtime.random.CounterRandom;
import org.jspecify.annotations.Nullable;

/** Binds the expressions of a data block to the columns of a table, checking shapes on the way. */
final class Binder {
  private final Table table;
  private final ColumnUses uses;
  private final TransformLog log;
  private final Map<String, List<Integer>> portShapes;
  private final long drawKey;

  private final Map<String, NumberNode> bound = new HashMap<>();
  private String field = "";
  private int draws;

  /** The shape that a draw without one has here. */
  private List<Integer> drawShape = List.of();

  Binder(Table table, TransformLog log, Map<String, List<Integer>> portShapes, long drawKey) {
    this.table = table;
    this.uses = table.uses();
    this.log = log;
    this.portShapes = portShapes;
    this.drawKey = drawKey;
  }

  /** The node of a field of the data block. */
  NumberNode field(DataSpecification.Field wanted) {
    NumberNode known = bound.get(wanted.name());
    if (known != null) {
      return known;
    }
    String outerField = field;
    int outerDraws = draws;
    List<Integer> outerShape = drawShape;
    field = wanted.name();
    draws = 0;
    drawShape = portShapes.getOrDefault(field, List.of());
    NumberNode node = number(wanted.expression());
    bound.put(wanted.name(), node);
    field = outerField;
    draws = outerDraws;
    drawShape = outerShape;
    return node;
  }

  private NumberNode number(Expression expression) {
    if (expression instanceof Expression.Column column) {
      return column(column);
    }
    if (expression instanceof Expression.ColumnRange range) {
      return range(range);
    }
    if (expression instanceof Expression.Stack stack) {
      return stack(stack);
    }
    if (expression instanceof Expression.Number number) {
      return Elementwise.number(number.value());
    }
    if (expression instanceof Expression.Text text) {
      throw new DataException("a text where a number is needed", text.place());
    }
    if (expression instanceof Expression.Unary unary) {
      return Elementwise.unary(unary.operation(), number(unary.operand()));
    }
    if (expression instanceof Expression.Binary binary) {
      return binary(binary);
    }
    if (expression instanceof Expression.Select select) {
      return select(select);
    }
    if (expression instanceof Expression.Draw draw) {
      return draw(draw);
    }
    return arrangedOrLearned(expression);
  }

  private NumberNode arrangedOrLearned(Expression expression) {
    if (expression instanceof Expression.Reduce reduce) {
      return ShapeRules.reduce(reduce, withoutDrawShape(reduce.operands()).get(0));
    }
    if (expression instanceof Expression.Reshape reshape) {
      return ShapeRules.reshape(reshape, withoutDrawShape(reshape.operands()).get(0));
    }
    if (expression instanceof Expression.Index index) {
      return Selection.of(index, withoutDrawShape(index.operands()).get(0));
    }
    if (expression instanceof Expression.Concat concat) {
      return concat(concat);
    }
    if (expression instanceof Expression.Standardize standardize) {
      NumberNode operand = number(standardize.operand());
      return adopt(LinearTransform.standardize(operand), standardize).node();
    }
    if (expression instanceof Expression.Rescale rescale) {
      NumberNode operand = number(rescale.operand());
      return adopt(LinearTransform.rescale(operand, rescale.low(), rescale.high()), rescale).node();
    }
    if (expression instanceof Expression.Category category) {
      return category(category.operand(), category).node();
    }
    if (expression instanceof Expression.OneHot oneHot) {
      return oneHot(oneHot);
    }
    if (expression instanceof Expression.Pad pad) {
      return pad(pad);
    }
    if (expression instanceof Expression.Fill fill) {
      return fill(fill);
    }
    if (expression instanceof Expression.Windows windows) {
      return windows(windows);
    }
    throw new IllegalStateException("an unknown expression " + expression);
  }

  private <T extends Learned> T adopt(T transform, Expression expression) {
    return log.adopt(field, transform, expression.place());
  }

  private NumberNode column(Expression.Column column) {
    if (uses.isColumn(column.name())) {
      return tableColumn(column.name());
    }
    DataSpecification.Field other = uses.field(column.name());
    if (other == null) {
      throw new IllegalStateException("a column that was not found before: " + column.name());
    }
    return field(other);
  }

  private NumberNode tableColumn(String name) {
    NumberColumn column = table.numbers().get(name);
    if (column == null) {
      throw new IllegalStateException("a column that was not read: " + name);
    }
    return Elementwise.column(column);
  }

  private NumberNode range(Expression.ColumnRange range) {
    List<NumberNode> parts = new ArrayList<>();
    for (String name : uses.columnsOf(range)) {
      parts.add(Arrangement.stack(List.of(tableColumn(name))));
    }
    return ShapeRules.join(parts, 0, range.place());
  }

  private NumberNode windows(Expression.Windows windows) {
    if (!(table.numbers().get(CharacterColumn.NAME) instanceof CharacterColumn characters)) {
      throw new DataException("windows are taken of a text alone", windows.place());
    }
    return adopt(new Vocabulary(characters, windows), windows).node();
  }

  private NumberNode stack(Expression.Stack stack) {
    if (stack.parts().isEmpty()) {
      throw new DataException("a list of columns is empty", stack.place());
    }
    List<Integer> outer = drawShape;
    drawShape = outer.isEmpty() ? outer : outer.subList(1, outer.size());
    List<NumberNode> parts = new ArrayList<>();
    for (Expression part : stack.parts()) {
      NumberNode node = number(part);
      parts.add(part instanceof Expression.ColumnRange ? node : Arrangement.stack(List.of(node)));
    }
    drawShape = outer;
    return ShapeRules.join(parts, 0, stack.place());
  }

  private NumberNode concat(Expression.Concat concat) {
    if (concat.parts().isEmpty()) {
      throw new DataException("there is nothing to join", concat.place());
    }
    List<NumberNode> parts = withoutDrawShape(concat.parts());
    return ShapeRules.join(parts, concat.axis(), concat.place());
  }

  private List<NumberNode> withoutDrawShape(List<Expression> operands) {
    List<Integer> outer = drawShape;
    drawShape = List.of();
    List<NumberNode> nodes = operands.stream().map(this::number).toList();
    drawShape = outer;
    return nodes;
  }

  private NumberNode binary(Expression.Binary binary) {
    if (ColumnUses.comparesText(binary)) {
      return textComparison(binary);
    }
    NumberNode left = number(binary.left());
    NumberNode right = number(binary.right());
    List<Integer> shape = ShapeRules.broadcast(left.shape(), right.shape(), binary.place());
    return Elementwise.binary(binary.operation(), left, right, shape);
  }

  private NumberNode textComparison(Expression.Binary binary) {
    boolean onLeft = binary.left() instanceof Expression.Text;
    Expression operand = onLeft ? binary.right() : binary.left();
    boolean equal = binary.operation() == BinaryOperation.EQUAL;
    if ((!equal && binary.operation() != BinaryOperation.NOT_EQUAL)
        || !uses.textual(operand)
        || !((onLeft ? binary.left() : binary.right()) instanceof Expression.Text text)) {
      throw new DataException(
          "a text can only be compared with a column, by == or !=", binary.place());
    }
    return Elementwise.textEqual(texts(operand), text.value(), equal);
  }

  private NumberNode select(Expression.Select select) {
    NumberNode condition = number(select.condition());
    NumberNode whenTrue = number(select.whenTrue());
    NumberNode whenFalse = number(select.whenFalse());
    List<Integer> chosen =
        ShapeRules.broadcast(whenTrue.shape(), whenFalse.shape(), select.place());
    List<Integer> shape = ShapeRules.broadcast(condition.shape(), chosen, select.place());
    return Elementwise.select(condition, whenTrue, whenFalse, shape);
  }

  private NumberNode draw(Expression.Draw draw) {
    List<Integer> shape = draw.shape() == null ? drawShape : draw.shape();
    NumberNode first = number(draw.first());
    NumberNode second = number(draw.second());
    ShapeRules.requireFits(first, shape, draw.place());
    ShapeRules.requireFits(second, shape, draw.place());
    long key = CounterRandom.bits(CounterRandom.key(drawKey, field), draws++);
    return Arrangement.draw(draw.distribution(), first, second, new DrawPlace(key, shape));
  }

  private CategoryTransform category(Expression operand, Expression expression) {
    TextNode texts = uses.textual(operand) ? texts(operand) : TextNode.ofNumbers(number(operand));
    return adopt(new CategoryTransform(texts, table, expression.place()), expression);
  }

  private TextNode texts(Expression operand) {
    List<String> names = uses.columnsOf(operand);
    List<@Nullable String[]> columns = new ArrayList<>();
    for (String name : names) {
      @Nullable String[] texts = table.texts().get(name);
      if (texts == null) {
        return TextNode.ofNumbers(number(operand));
      }
      columns.add(texts);
    }
    boolean single = operand instanceof Expression.Column;
    return TextNode.columns(single ? List.of() : List.of(names.size()), columns);
  }

  private NumberNode pad(Expression.Pad pad) {
    Expression operand = pad.tokens().operand();
    TextNode texts = uses.textual(operand) ? texts(operand) : TextNode.ofNumbers(number(operand));
    return pad.tokens().kind() == TokenKind.NUMBERS
        ? Padding.numbers(texts, pad, table)
        : adopt(new TokenVocabulary(texts, pad), pad).node();
  }

  private NumberNode oneHot(Expression.OneHot oneHot) {
    NumberNode operand;
    int classes;
    if (oneHot.classes() != null) {
      operand = number(oneHot.operand());
      classes = oneHot.classes();
    } else if (uses.textual(oneHot.operand())) {
      CategoryTransform category = category(oneHot.operand(), oneHot);
      operand = category.node();
      classes = category.classes().stream().mapToInt(c -> c.labels().size()).max().orElse(0);
    } else {
      operand = number(oneHot.operand());
      classes = adopt(new ClassCount(operand), oneHot).classes();
    }
    return Elementwise.oneHot(
        operand,
        classes,
        (row, value) ->
            new DataException(
                table.rowName(row) + ": " + value + " is no class of 0 to " + (classes - 1),
                oneHot.place()));
  }

  private NumberNode fill(Expression.Fill fill) {
    NumberNode operand = number(fill.operand());
    if (fill.value() != null) {
      return FillTransform.constant(operand, fill.value(), fill.place());
    }
    return adopt(new FillTransform(operand, fill.place()), fill).node();
  }
}
