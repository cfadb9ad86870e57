package org.adjoint.compiler.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions that are not written in the language itself, each with its parameters. */
public enum Primitive {
  ABS("x"),
  EXP("x"),
  EXPM1("x"),
  LOG("x"),
  LOG1P("x"),
  SQRT("x"),
  SIN("x"),
  COS("x"),
  TANH("x"),
  SIGMOID("x"),
  SOFTPLUS("x"),
  ERF("x"),
  FLOOR("x"),
  SIGN("x"),
  MINIMUM("a", "b"),
  MAXIMUM("a", "b"),
  WHERE("c", "a", "b"),
  STOP_GRADIENT("x"),
  SUM("x", "axis?", "keep?"),
  MEAN("x", "axis?", "keep?"),
  MAX("x", "axis?", "keep?"),
  MIN("x", "axis?", "keep?"),
  PROD("x", "axis?", "keep?"),
  ARGMAX("x", "axis?"),
  ARGMIN("x", "axis?"),
  RANGE("n"),
  CONCAT("parts", "axis?"),
  SPLIT("x", "n", "axis?"),
  RESHAPE("x", "dims..."),
  TRANSPOSE("x", "axes..."),
  PAD("x", "axis", "low?", "high?", "value?", "between?"),
  UNFOLD("x", "axis", "size", "stride?", "dilation?"),
  EINSUM("equation", "operands..."),
  TAKE("x", "i", "axis?"),
  TAKE_CLASS("x", "y"),
  ONE_HOT("y", "n", "axis?"),
  ZEROS("shape"),
  ONES("shape"),
  ZEROS_LIKE("x"),
  ONES_LIKE("x"),
  FLOAT("x"),
  FLOAT64("x"),
  INT("x"),
  BOOL("x"),
  UNIFORM("shape", "low?", "high?"),
  NORMAL("shape", "mean?", "deviation?"),
  BERNOULLI("shape", "p"),
  SIZE("list"),
  SHAPE("x"),
  PER_AXIS("value", "n"),
  GRAD("e", "x"),
  STANDARDIZE("x"),
  RESCALE("x", "low?", "high?"),
  CATEGORY("x"),
  FILL("x", "value"),
  WINDOWS("length"),
  WORDS("x", "vocabulary?"),
  CHARACTERS("x", "vocabulary?"),
  NUMBERS("x");

  /**
   * One parameter.
   *
   * @param optional whether a call may leave it out
   * @param repeated whether it takes all positional arguments that are left
   */
  public record Formal(String name, boolean optional, boolean repeated) {}

  private static final Map<String, Primitive> BY_NAME = new HashMap<>();

  static {
    for (Primitive primitive : values()) {
      BY_NAME.put(primitive.keyword(), primitive);
    }
  }

  private final List<Formal> formals;

  Primitive(String... formals) {
    this.formals = formals(formals);
  }

  /** Parameters by name; a name that ends in {@code ?} is optional, one in {@code ...} repeated. */
  public static List<Formal> formals(String... names) {
    List<Formal> list = new ArrayList<>();
    for (String name : names) {
      boolean optional = name.endsWith("?");
      boolean repeated = name.endsWith("...");
      int mark = optional ? 1 : repeated ? 3 : 0;
      String bare = name.substring(0, name.length() - mark);
      list.add(new Formal(bare, optional || repeated, repeated));
    }
    return List.copyOf(list);
  }

  /** The primitive with a name of the language, or null. */
  public static @Nullable Primitive named(String name) {
    return BY_NAME.get(name);
  }

  /** The name the language gives it. */
  public String keyword() {
    return name().toLowerCase(Locale.ROOT);
  }

  public List<Formal> formals() {
    return formals;
  }

  /** Whether it learns from data or arranges it, and so has a meaning in a data block only. */
  public boolean isTransform() {
    return compareTo(STANDARDIZE) >= 0;
  }

  /** Whether it makes a tensor of a shape that is its first argument. */
  public boolean takesShape() {
    return formals.get(0).name().equals("shape");
  }
}
