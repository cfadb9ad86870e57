package org.adjoint.runtime.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.adjoint.runtime.NearName;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a source the wanted fields use, as numbers or as text, and which must be there.
 */
final class ColumnUses {
  private final List<String> columns;
  private final Map<String, DataSpecification.Field> fields = new HashMap<>();
  private final Map<String, List<String>> ranges;
  private final Map<String, SourcePlace> numbers = new LinkedHashMap<>();
  private final Map<String, SourcePlace> texts = new LinkedHashMap<>();
  private final Set<String> required = new LinkedHashSet<>();
  private final Set<String> visited = new HashSet<>();
  private final Set<String> active = new LinkedHashSet<>();
  private Expression.@Nullable Windows windows;

  /** {@code ranges} holds those resolved before, for data read later; new ones are added. */
  ColumnUses(
      List<String> columns,
      List<DataSpecification.Field> fields,
      Map<String, List<String>> ranges) {
    this.columns = columns;
    this.ranges = new LinkedHashMap<>(ranges);
    for (DataSpecification.Field field : fields) {
      this.fields.put(field.name(), field);
    }
  }

  /** Columns that are used as numbers, each with the place of its first use. */
  Map<String, SourcePlace> numbers() {
    return numbers;
  }

  /** Columns that are used as text, each with the place of its first use. */
  Map<String, SourcePlace> texts() {
    return texts;
  }

  /** Columns without whose value a row is left out. */
  Set<String> required() {
    return required;
  }

  /** The columns of each range, by {@link #key}. */
  Map<String, List<String>> ranges() {
    return ranges;
  }

  /** The windows of a text that are used, all of one length; null where none are. */
  Expression.@Nullable Windows windows() {
    return windows;
  }

  static String key(Expression.ColumnRange range) {
    return range.from() + " .. " + range.to();
  }

  boolean isColumn(String name) {
    return columns.contains(name);
  }

  DataSpecification.@Nullable Field field(String name) {
    return fields.get(name);
  }

  /** Whether an expression is made of columns alone, so that it may be read as text. */
  boolean textual(Expression expression) {
    if (expression instanceof Expression.Column column) {
      return isColumn(column.name());
    }
    if (expression instanceof Expression.Stack stack) {
      return stack.parts().stream()
          .allMatch(part -> !(part instanceof Expression.Stack) && textual(part));
    }
    return expression instanceof Expression.ColumnRange;
  }

  /** The columns of a textual expression, in order. */
  List<String> columnsOf(Expression textual) {
    if (textual instanceof Expression.Column column) {
      return List.of(column.name());
    }
    if (textual instanceof Expression.ColumnRange range) {
      return resolve(range);
    }
    return textual.operands().stream().flatMap(part -> columnsOf(part).stream()).toList();
  }

  /** Adds what a field uses. */
  void add(DataSpecification.Field field) {
    active.add(field.name());
    add(field.expression(), Use.NUMBER, false);
    active.remove(field.name());
  }

  private enum Use {
    NUMBER,
    TEXT
  }

  private void add(Expression expression, Use use, boolean filled) {
    if (expression instanceof Expression.Column column) {
      addColumn(column, use, filled);
    } else if (expression instanceof Expression.ColumnRange range) {
      for (String name : resolve(range)) {
        note(name, range.place(), use, filled);
      }
    } else if (expression instanceof Expression.Stack stack) {
      stack.parts().forEach(part -> add(part, use, filled));
    } else if (expression instanceof Expression.Windows found) {
      addWindows(found);
    } else if (expression instanceof Expression.Fill fill) {
      add(fill.operand(), Use.NUMBER, true);
    } else {
      boolean asText = readsText(expression);
      for (Expression operand : expression.operands()) {
        add(operand, asText && textual(operand) ? Use.TEXT : Use.NUMBER, filled);
      }
    }
  }

  /** Whether the operands that may be text are. */
  private static boolean readsText(Expression expression) {
    return expression instanceof Expression.Category
        || expression instanceof Expression.Tokens
        || (expression instanceof Expression.OneHot oneHot && oneHot.classes() == null)
        || (expression instanceof Expression.Binary binary && comparesText(binary));
  }

  static boolean comparesText(Expression.Binary binary) {
    return binary.left() instanceof Expression.Text || binary.right() instanceof Expression.Text;
  }

  private void addColumn(Expression.Column column, Use use, boolean filled) {
    if (isColumn(column.name())) {
      note(column.name(), column.place(), use, filled);
      return;
    }
    DataSpecification.Field field = fields.get(column.name());
    if (field == null || isInnermost(field)) {
      throw unknown(column.name(), column.place());
    }
    if (active.contains(field.name())) {
      throw new DataException("'" + field.name() + "' is computed of itself", field.place());
    }
    if (visited.add(filled + field.name())) {
      active.add(field.name());
      add(field.expression(), Use.NUMBER, filled);
      active.remove(field.name());
    }
  }

  /** Whether a field's own line names it, as {@code x = x} does where there is no column x. */
  private boolean isInnermost(DataSpecification.Field field) {
    String innermost = "";
    for (String name : active) {
      innermost = name;
    }
    return field.name().equals(innermost);
  }

  private void addWindows(Expression.Windows found) {
    if (windows != null && windows.length() != found.length()) {
      throw new DataException(
          "windows of " + found.length() + " characters beside windows of " + windows.length(),
          found.place(),
          "the windows of one row have one length");
    }
    windows = found;
  }

  private void note(String name, SourcePlace place, Use use, boolean filled) {
    if (columns.indexOf(name) != columns.lastIndexOf(name)) {
      throw new DataException("there are two columns named '" + name + "'", place);
    }
    (use == Use.TEXT ? texts : numbers).putIfAbsent(name, place);
    if (!filled) {
      required.add(name);
    }
  }

  private List<String> resolve(Expression.ColumnRange range) {
    List<String> known = ranges.get(key(range));
    if (known != null) {
      known.stream()
          .filter(name -> !isColumn(name))
          .findFirst()
          .ifPresent(
              name -> {
                throw unknown(name, range.place());
              });
      return known;
    }
    int from = columns.indexOf(range.from());
    int to = columns.indexOf(range.to());
    if (from < 0 || to < 0) {
      throw unknown(from < 0 ? range.from() : range.to(), range.place());
    }
    if (from > to) {
      throw new DataException(
          "column '" + range.from() + "' comes after '" + range.to() + "'", range.place());
    }
    List<String> names = List.copyOf(columns.subList(from, to + 1));
    ranges.put(key(range), names);
    return names;
  }

  private DataException unknown(String name, SourcePlace place) {
    List<String> known = new ArrayList<>(columns);
    known.addAll(fields.keySet());
    String hint = NearName.hint(name, known);
    if (hint == null && !columns.isEmpty()) {
      List<String> shown = columns.subList(0, Math.min(20, columns.size()));
      hint =
          "the columns are "
              + String.join(", ", shown)
              + (shown.size() < columns.size() ? ", …" : "");
    }
    return new DataException(
        DataFault.MISSING_COLUMN, "there is no column '" + name + "'", place, hint);
  }
}
