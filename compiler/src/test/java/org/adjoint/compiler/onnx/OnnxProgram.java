package org.adjoint.compiler.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.adjoint.compiler.CompiledModel;
import org.adjoint.compiler.Compiler;
import org.adjoint.compiler.CompilerOptions;
import org.adjoint.compiler.ProgramSource;
import org.adjoint.runtime.program.Program;
import org.adjoint.runtime.program.ProgramFactory;
import org.adjoint.runtime.program.StepScalars;
import org.adjoint.runtime.work.Team;

/**
 * A case as a program: each operand is a batch of one, as an operand need not begin with a batch.
 *
 * @param fed what the inputs are given
 * @param expected what the outputs must be
 */
record OnnxProgram(String text, List<OnnxTensor> fed, List<OnnxTensor> expected) {
  private static final Map<String, Operator> OPERATORS = operators();

  private static Map<String, Operator> operators() {
    Map<String, Operator> all = new HashMap<>();
    all.putAll(ElementwiseOperators.all());
    all.putAll(ReductionOperators.all());
    all.putAll(ShapeOperators.all());
    all.putAll(WindowOperators.all());
    all.putAll(LossOperators.all());
    return all;
  }

  /** The program of a node, or {@link Unsupported}. */
  static OnnxProgram of(OnnxNode node) {
    Operator operator = node.domain().isEmpty() ? OPERATORS.get(node.operator()) : null;
    if (operator == null) {
      throw new Unsupported("the operator " + node.domain() + " " + node.operator());
    }
    Call call = new Call(node);
    List<String> results = operator.of(call);
    if (results.size() != node.outputs().size()) {
      throw new Unsupported(node.outputs().size() + " results");
    }
    StringBuilder text = new StringBuilder("model Node {\n");
    call.fed().forEach((place, tensor) -> text.append(input(place, tensor)));
    List<OnnxTensor> expected = new ArrayList<>();
    for (int place = 0; place < results.size(); place++) {
      expected.add(node.output(place));
      text.append(output(place, results.get(place), expected.get(place)));
    }
    return new OnnxProgram(text + "}\n", List.copyOf(call.fed().values()), expected);
  }

  private static String input(int place, OnnxTensor tensor) {
    StringBuilder extents = new StringBuilder("batch");
    tensor.extents().forEach(extent -> extents.append(", ").append(extent));
    return "  input x%1$d: %2$s[%3$s]\n  a%1$d = x%1$d[0]\n"
        .formatted(place, tensor.element(), extents);
  }

  private static String output(int place, String result, OnnxTensor expected) {
    boolean whole = expected.element().equals("int") || expected.element().equals("bool");
    return "  output y%d = %s\n".formatted(place, whole ? "int(" + result + ")" : result);
  }

  /** What the program computes. */
  List<double[]> run() {
    CompiledModel model =
        Compiler.compile(ProgramSource.ofText("node.nn", text), CompilerOptions.DEFAULT);
    ProgramFactory factory = model.factory();
    Object[] outputs = expected.stream().map(OnnxProgram::room).toArray();
    Object[] feed = fed.stream().map(tensor -> array(tensor, tensor.values())).toArray();
    try (Team team = Team.of(1)) {
      Program program = factory.create(factory.newStorage(), 1, team);
      program.initialize(1);
      program.predict(feed, 1, new StepScalars(), outputs);
    }
    return Arrays.stream(outputs).map(OnnxProgram::doubles).toList();
  }

  private static Object room(OnnxTensor expected) {
    return array(expected, new double[expected.values().length]);
  }

  private static Object array(OnnxTensor tensor, double[] values) {
    if (tensor.element().equals("float64")) {
      return values;
    }
    if (tensor.element().equals("float")) {
      float[] floats = new float[values.length];
      for (int i = 0; i < floats.length; i++) {
        floats[i] = (float) values[i];
      }
      return floats;
    }
    return Arrays.stream(values).mapToInt(each -> (int) each).toArray();
  }

  private static double[] doubles(Object array) {
    if (array instanceof float[] floats) {
      return IntStream.range(0, floats.length).mapToDouble(i -> floats[i]).toArray();
    }
    return array instanceof int[] ints
        ? Arrays.stream(ints).asDoubleStream().toArray()
        : (double[]) array;
  }
}
