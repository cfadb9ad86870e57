package org.adjoint.compiler.emit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.IndexExpression;
import org.adjoint.compiler.plan.Node;
import org.adjoint.compiler.plan.Placement;
import org.adjoint.compiler.plan.Register;

/**
 * Prints instructions with the Vector API, a vector of elements at a time, along one loop.
 *
 * <p>A bool is a mask of the vectors it was compared from.
 */
final class VectorPrinter {
  private final Lines lines;
  private final Parameters parameters;
  private final ScalarPrinter scalars;
  private final Vectorization.Along along;
  private final Map<Register, ElementType> masks = new HashMap<>();
  private final Set<Register> broadcasts = new HashSet<>();
  private String suffix = "";
  private int shift;

  VectorPrinter(
      Lines lines, Parameters parameters, ScalarPrinter scalars, Vectorization.Along along) {
    this.lines = lines;
    this.parameters = parameters;
    this.scalars = scalars;
    this.along = along;
  }

  /** Prints the following copy of the body for the vector {@code elements} further on. */
  void beginCopy(int copy, int elements) {
    suffix = copy == 0 ? "" : "_" + copy;
    shift = elements;
  }

  String name(Register register) {
    return broadcasts.contains(register)
        ? "w" + register.number()
        : "w" + register.number() + suffix;
  }

  /** Makes a vector of a register that does not vary along the loop. */
  void broadcast(Register register) {
    broadcasts.add(register);
    String scalar = scalars.name(register);
    switch (register.type()) {
      case FLOAT32 ->
          lines.add(
              Lines.FLOAT_VECTOR
                  + " "
                  + name(register)
                  + " = "
                  + Lines.FLOAT_VECTOR
                  + ".broadcast(FLOATS, "
                  + scalar
                  + ");");
      case INT32 ->
          lines.add(
              Lines.INT_VECTOR
                  + " "
                  + name(register)
                  + " = "
                  + Lines.INT_VECTOR
                  + ".broadcast(INTS, "
                  + scalar
                  + ");");
      case BOOL -> {
        masks.put(register, ElementType.FLOAT32);
        lines.add(Lines.MASK + "<Float> " + name(register) + " = FLOATS.maskAll(" + scalar + ");");
      }
      case FLOAT64 -> throw new IllegalStateException("no vectors of doubles");
    }
  }

  private void define(Register result, String expression) {
    String type =
        switch (result.type()) {
          case FLOAT32 -> Lines.FLOAT_VECTOR;
          case INT32 -> Lines.INT_VECTOR;
          case BOOL ->
              Lines.MASK + (masks.get(result) == ElementType.INT32 ? "<Integer>" : "<Float>");
          case FLOAT64 -> throw new IllegalStateException("no vectors of doubles");
        };
    lines.add(type + " " + name(result) + " = " + expression + ";");
  }

  void print(Node node) {
    if (node instanceof Node.Load load) {
      define(load.result(), load(load));
    } else if (node instanceof Node.Store store) {
      lines.add(
          name(store.source())
              + ".intoArray("
              + parameters.array(store.place())
              + ", "
              + shifted(parameters.subscript(store.place(), store.index()))
              + ");");
    } else if (node instanceof Node.LoadAt load) {
      define(
          load.result(),
          fromArray(
              load.result().type(),
              load.place(),
              chosen(load.at(), load.stride(), load.place(), load.index())));
    } else if (node instanceof Node.AddAt add) {
      String at = chosen(add.at(), add.stride(), add.place(), add.index());
      String old = fromArray(add.source().type(), add.place(), at);
      lines.add(
          old
              + ".add("
              + name(add.source())
              + ").intoArray("
              + parameters.array(add.place())
              + ", "
              + at
              + ");");
    } else if (node instanceof Node.ReadIndex read) {
      define(read.result(), index(read.index()));
    } else if (node instanceof Node.Choose choose) {
      choose(choose);
    } else {
      compute((Node.Compute) node);
    }
  }

  private String chosen(Register at, Dimension stride, Placement place, IndexExpression index) {
    return shifted(scalars.at(at, stride, parameters.subscript(place, index)));
  }

  private String fromArray(ElementType type, Placement place, String subscript) {
    boolean isFloat = type == ElementType.FLOAT32;
    return (isFloat ? Lines.FLOAT_VECTOR : Lines.INT_VECTOR)
        + ".fromArray("
        + (isFloat ? "FLOATS" : "INTS")
        + ", "
        + parameters.array(place)
        + ", "
        + subscript
        + ")";
  }

  private void choose(Node.Choose choose) {
    boolean isFloat = choose.result().type() == ElementType.FLOAT32;
    lines.add(
        (isFloat ? Lines.FLOAT_VECTOR : Lines.INT_VECTOR) + " " + name(choose.result()) + ";");
    lines.open("if (" + Conditions.text(choose.condition(), parameters) + ")");
    branch(choose.result(), choose.then());
    lines.reopen("else");
    branch(choose.result(), choose.otherwise());
    lines.close();
  }

  private void branch(Register result, Node.Branch branch) {
    branch.body().forEach(this::print);
    lines.add(name(result) + " = " + name(branch.value()) + ";");
  }

  private String shifted(String subscript) {
    return shift == 0 ? subscript : subscript + " + " + shift;
  }

  private String load(Node.Load load) {
    boolean isFloat = load.result().type() == ElementType.FLOAT32;
    String type = isFloat ? Lines.FLOAT_VECTOR : Lines.INT_VECTOR;
    String species = isFloat ? "FLOATS" : "INTS";
    if (along.factor(load.index()).is(0)) {
      return type + ".broadcast(" + species + ", " + scalars.element(load) + ")";
    }
    String subscript = shifted(parameters.subscript(load.place(), load.index()));
    return type
        + ".fromArray("
        + species
        + ", "
        + parameters.array(load.place())
        + ", "
        + subscript
        + ")";
  }

  private String index(IndexExpression index) {
    Dimension factor = along.factor(index);
    String base =
        Lines.INT_VECTOR
            + ".broadcast(INTS, "
            + parameters.index(index)
            + (shift == 0 ? "" : " + " + shift + " * " + parameters.extent(factor))
            + ")";
    if (factor.is(0)) {
      return base;
    }
    return base + ".add(INDEX" + (factor.is(1) ? ")" : ".mul(" + parameters.extent(factor) + "))");
  }

  private void compute(Node.Compute compute) {
    List<Register> operands = compute.operands();
    ElementType first = operands.get(0).type();
    if (compute.result().type() == ElementType.BOOL) {
      boolean ofMasks = first == ElementType.BOOL;
      masks.put(compute.result(), ofMasks ? kind(operands.get(0)) : first);
    }
    define(compute.result(), expression(compute));
  }

  private ElementType kind(Register mask) {
    return Objects.requireNonNull(masks.get(mask));
  }

  private String expression(Node.Compute compute) {
    List<Register> operands = compute.operands();
    List<String> x = operands.stream().map(this::name).toList();
    boolean ofMasks = operands.get(0).type() == ElementType.BOOL;
    return switch (compute.opcode()) {
      case ADD -> x.get(0) + ".add(" + x.get(1) + ")";
      case SUBTRACT -> x.get(0) + ".sub(" + x.get(1) + ")";
      case MULTIPLY -> x.get(0) + ".mul(" + x.get(1) + ")";
      case DIVIDE -> x.get(0) + ".div(" + x.get(1) + ")";
      case FUSED_MULTIPLY_ADD -> x.get(0) + ".fma(" + x.get(1) + ", " + x.get(2) + ")";
      case NEGATE -> x.get(0) + ".neg()";
      case ABSOLUTE -> x.get(0) + ".abs()";
      case SQUARE_ROOT -> x.get(0) + ".sqrt()";
      case MINIMUM -> x.get(0) + ".min(" + x.get(1) + ")";
      case MAXIMUM -> x.get(0) + ".max(" + x.get(1) + ")";
      case LESS -> compare(x, "LT");
      case LESS_OR_EQUAL -> compare(x, "LE");
      case EQUAL -> ofMasks ? x.get(0) + ".eq(" + mask(operands, 1) + ")" : compare(x, "EQ");
      case SELECT -> select(operands);
      case AND -> x.get(0) + ".and(" + (ofMasks ? mask(operands, 1) : x.get(1)) + ")";
      case OR -> x.get(0) + ".or(" + (ofMasks ? mask(operands, 1) : x.get(1)) + ")";
      case EXCLUSIVE_OR ->
          ofMasks
              ? x.get(0) + ".eq(" + mask(operands, 1) + ").not()"
              : x.get(0) + ".lanewise(" + Lines.OPERATORS + ".XOR, " + x.get(1) + ")";
      case NOT -> x.get(0) + ".not()";
      case SHIFT_LEFT -> shift(x.get(0), "LSHL", compute.distance());
      case SHIFT_RIGHT -> shift(x.get(0), "LSHR", compute.distance());
      case CONVERT -> convert(operands.get(0), compute.result().type());
      case BITS_TO_FLOAT -> x.get(0) + ".reinterpretAsFloats()";
      case FLOAT_TO_BITS -> x.get(0) + ".reinterpretAsInts()";
      case LIBRARY -> throw new IllegalStateException("no vectors of library functions");
    };
  }

  private static String shift(String operand, String operator, int distance) {
    return operand + ".lanewise(" + Lines.OPERATORS + "." + operator + ", " + distance + ")";
  }

  private static String compare(List<String> x, String operator) {
    return x.get(0) + ".compare(" + Lines.OPERATORS + "." + operator + ", " + x.get(1) + ")";
  }

  /** The mask in the given place as one of the kind of the first. */
  private String mask(List<Register> operands, int place) {
    Register mask = operands.get(place);
    ElementType wanted = kind(operands.get(0));
    if (kind(mask) == wanted) {
      return name(mask);
    }
    return name(mask) + ".cast(" + (wanted == ElementType.INT32 ? "INTS" : "FLOATS") + ")";
  }

  /** Masks of ints choose among floats as among their bits: casting a mask is no instruction. */
  private String select(List<Register> operands) {
    Register condition = operands.get(0);
    Register yes = operands.get(1);
    Register no = operands.get(2);
    if (yes.type() == ElementType.BOOL) {
      String both = name(condition) + ".and(" + mask(operands, 1) + ")";
      String neither = mask(operands, 2) + ".andNot(" + name(condition) + ")";
      return both + ".or(" + neither + ")";
    }
    boolean sameKind = kind(condition) == yes.type();
    if (sameKind) {
      return name(no) + ".blend(" + name(yes) + ", " + name(condition) + ")";
    }
    boolean floats = yes.type() == ElementType.FLOAT32;
    String there = floats ? ".reinterpretAsInts()" : ".reinterpretAsFloats()";
    String back = floats ? ".reinterpretAsFloats()" : ".reinterpretAsInts()";
    return name(no) + there + ".blend(" + name(yes) + there + ", " + name(condition) + ")" + back;
  }

  private String convert(Register from, ElementType target) {
    String x = name(from);
    if (target == ElementType.BOOL) {
      return x
          + ".compare("
          + Lines.OPERATORS
          + ".NE, "
          + (from.type() == ElementType.FLOAT32 ? "0f" : "0")
          + ")";
    }
    if (from.type() == ElementType.BOOL) {
      boolean ints = kind(from) == ElementType.INT32;
      String zero = ints ? Lines.INT_VECTOR + ".zero(INTS)" : Lines.FLOAT_VECTOR + ".zero(FLOATS)";
      // One as the bits of the wanted type, whichever kind of vector the mask can choose in.
      String bits =
          target == ElementType.INT32
              ? (ints ? "1" : "Float.MIN_VALUE")
              : ints ? "0x3f800000" : "1f";
      String blended = zero + ".blend(" + bits + ", " + x + ")";
      boolean reinterpret = ints != (target == ElementType.INT32);
      return reinterpret
          ? blended + (ints ? ".reinterpretAsFloats()" : ".reinterpretAsInts()")
          : blended;
    }
    return "(" + Lines.FLOAT_VECTOR + ") " + x + ".convert(" + Lines.OPERATORS + ".I2F, 0)";
  }
}
