package org.adjoint.compiler.plan;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.adjoint.compiler.ir.Arithmetic;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.LibraryFunction;
import org.jspecify.annotations.Nullable;

/** Arithmetic over registers: each step is an instruction, made once for the same operands. */
final class Instructions implements Arithmetic<Register> {
  private record Key(
      Opcode opcode,
      ElementType type,
      List<Register> operands,
      int distance,
      @Nullable LibraryFunction function) {}

  private record LiteralKey(ElementType type, double number) {}

  private final Blocks blocks;
  private final Map<LiteralKey, Register> literals = new HashMap<>();
  private final Map<Key, Register> lasting = new HashMap<>();
  private final Deque<Map<Key, Register>> known = new ArrayDeque<>();

  Instructions(Blocks blocks) {
    this.blocks = blocks;
    known.push(new HashMap<>());
  }

  void endStage() {
    known.peek().clear();
  }

  void beginGuard() {
    known.push(new HashMap<>());
  }

  void endGuard() {
    known.pop();
  }

  private Register make(Opcode opcode, ElementType type, Register... operands) {
    return make(new Key(opcode, type, List.of(operands), 0, null));
  }

  private Register make(Key key) {
    Register found = lasting.get(key);
    for (Map<Key, Register> scope : known) {
      found = found == null ? scope.get(key) : found;
    }
    if (found != null) {
      return found;
    }
    int depth = key.operands.stream().mapToInt(Register::depth).max().orElse(0);
    Register result = blocks.register(key.type, depth);
    blocks.add(
        depth, new Node.Compute(result, key.opcode, key.operands, key.distance, key.function));
    boolean lasts = !blocks.guarded() && result.depth() <= blocks.rows();
    (lasts ? lasting : known.peek()).put(key, result);
    return result;
  }

  @Override
  public ElementType typeOf(Register element) {
    return element.type();
  }

  @Override
  public Register constant(ElementType type, double value) {
    return literal(type, value, false);
  }

  /** A constant of the graph. */
  Register given(ElementType type, double value) {
    return literal(type, value, true);
  }

  private Register literal(ElementType type, double value, boolean given) {
    LiteralKey key = new LiteralKey(type, value);
    Register found = literals.get(key);
    if (found != null) {
      return found;
    }
    Register literal = new Register(blocks.nextNumber(), type, 0);
    blocks.addFirst(new Node.Literal(literal, value, given));
    literals.put(key, literal);
    return literal;
  }

  @Override
  public Register add(Register a, Register b) {
    return make(Opcode.ADD, a.type(), a, b);
  }

  @Override
  public Register subtract(Register a, Register b) {
    return make(Opcode.SUBTRACT, a.type(), a, b);
  }

  @Override
  public Register multiply(Register a, Register b) {
    return make(Opcode.MULTIPLY, a.type(), a, b);
  }

  @Override
  public Register divide(Register a, Register b) {
    return make(Opcode.DIVIDE, a.type(), a, b);
  }

  @Override
  public Register fusedMultiplyAdd(Register a, Register b, Register c) {
    return make(Opcode.FUSED_MULTIPLY_ADD, a.type(), a, b, c);
  }

  @Override
  public Register negate(Register a) {
    return make(Opcode.NEGATE, a.type(), a);
  }

  @Override
  public Register absolute(Register a) {
    return make(Opcode.ABSOLUTE, a.type(), a);
  }

  @Override
  public Register squareRoot(Register a) {
    return make(Opcode.SQUARE_ROOT, a.type(), a);
  }

  @Override
  public Register minimum(Register a, Register b) {
    return make(Opcode.MINIMUM, a.type(), a, b);
  }

  @Override
  public Register maximum(Register a, Register b) {
    return make(Opcode.MAXIMUM, a.type(), a, b);
  }

  @Override
  public Register less(Register a, Register b) {
    return make(Opcode.LESS, ElementType.BOOL, a, b);
  }

  @Override
  public Register lessOrEqual(Register a, Register b) {
    return make(Opcode.LESS_OR_EQUAL, ElementType.BOOL, a, b);
  }

  @Override
  public Register equal(Register a, Register b) {
    return make(Opcode.EQUAL, ElementType.BOOL, a, b);
  }

  @Override
  public Register select(Register condition, Register a, Register b) {
    return make(Opcode.SELECT, a.type(), condition, a, b);
  }

  @Override
  public Register and(Register a, Register b) {
    return make(Opcode.AND, a.type(), a, b);
  }

  @Override
  public Register or(Register a, Register b) {
    return make(Opcode.OR, a.type(), a, b);
  }

  @Override
  public Register exclusiveOr(Register a, Register b) {
    return make(Opcode.EXCLUSIVE_OR, a.type(), a, b);
  }

  @Override
  public Register not(Register a) {
    return make(Opcode.NOT, a.type(), a);
  }

  @Override
  public Register shiftLeft(Register a, int distance) {
    return make(new Key(Opcode.SHIFT_LEFT, a.type(), List.of(a), distance, null));
  }

  @Override
  public Register shiftRight(Register a, int distance) {
    return make(new Key(Opcode.SHIFT_RIGHT, a.type(), List.of(a), distance, null));
  }

  @Override
  public Register convert(Register a, ElementType target) {
    return a.type() == target ? a : make(Opcode.CONVERT, target, a);
  }

  @Override
  public Register bitsToFloat(Register a) {
    return make(Opcode.BITS_TO_FLOAT, ElementType.FLOAT32, a);
  }

  @Override
  public Register floatToBits(Register a) {
    return make(Opcode.FLOAT_TO_BITS, ElementType.INT32, a);
  }

  @Override
  public Register library(LibraryFunction function, List<Register> operands) {
    return make(new Key(Opcode.LIBRARY, ElementType.FLOAT64, List.copyOf(operands), 0, function));
  }
}
