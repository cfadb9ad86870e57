package org.adjoint.compiler.op;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.adjoint.compiler.ir.Arithmetic;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Elementwise;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each function costs in a vector kernel, where instructions that agree are made once. */
class InstructionCountTest {
  /** An instruction; what makes no machine instruction of its own is counted apart. */
  private record Instruction(String name, ElementType type, List<Object> operands) {
    /** Each is made once: to compare trees would take time that doubles with their depth. */
    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }

    @Override
    public String toString() {
      return name + " of " + type;
    }

    boolean costs() {
      return !Set.of("leaf", "constant", "bitsToFloat", "floatToBits").contains(name);
    }
  }

  private final Map<List<Object>, Instruction> made = new HashMap<>();

  @ParameterizedTest
  @CsvSource({
    "EXP, 19",
    "EXPM1, 21",
    "LOG, 26",
    "LOG1P, 24",
    "TANH, 27",
    "SIGMOID, 22",
    "SOFTPLUS, 37",
    "ERF, 33",
    "FLOOR, 11",
    "SIN, 100",
    "COS, 98"
  })
  void aFunctionCostsSoManyInstructions(SinglePrecision function, int count) {
    Instruction x = new Instruction("leaf", ElementType.FLOAT32, List.of());
    ((Elementwise) function.operation()).meaning(counting(), List.of(x));

    assertThat(made.values().stream().filter(Instruction::costs).count()).isEqualTo(count);
    assertThat(made.values()).as("vectors have none of these").noneMatch(this::isScalarOnly);
  }

  /** Library functions, and conversions of floats to ints, which JDK 17 has no vectors of. */
  private boolean isScalarOnly(Instruction instruction) {
    return instruction.name.equals("library")
        || (instruction.name.equals("convert") && instruction.type != ElementType.FLOAT32);
  }

  @SuppressWarnings("unchecked")
  private Arithmetic<Instruction> counting() {
    return (Arithmetic<Instruction>)
        Proxy.newProxyInstance(
            Arithmetic.class.getClassLoader(),
            new Class<?>[] {Arithmetic.class},
            (proxy, method, arguments) -> answer(method, arguments));
  }

  private Object answer(Method method, Object[] arguments) {
    if (method.getName().equals("typeOf")) {
      return ((Instruction) arguments[0]).type;
    }
    ElementType type =
        switch (method.getName()) {
          case "constant" -> (ElementType) arguments[0];
          case "convert" -> (ElementType) arguments[1];
          case "less", "lessOrEqual", "equal" -> ElementType.BOOL;
          case "bitsToFloat" -> ElementType.FLOAT32;
          case "floatToBits" -> ElementType.INT32;
          case "select" -> ((Instruction) arguments[1]).type;
          default -> ((Instruction) arguments[0]).type;
        };
    List<Object> operands = List.of(arguments);
    return made.computeIfAbsent(
        List.of(method.getName(), type, operands),
        key -> new Instruction(method.getName(), type, operands));
  }
}
