package org.adjoint.compiler.lower;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.adjoint.compiler.check.CheckedProgram;
import org.adjoint.compiler.check.Definition;
import org.adjoint.compiler.diagnostic.Diagnostics;
import org.adjoint.compiler.ir.Graph;

/** What all elaborations of one program share: the graph, the values of constants, the limits. */
final class Session {
  private final CheckedProgram program;
  private final Graph graph;
  private final Reporter reporter;
  private final Limits limits;
  private final Coercion coercion;
  private final Map<Definition, Denotation> constants = new IdentityHashMap<>();
  private final Instance nobody = Instance.ofModel("", Set.of());
  private final NameTypes nameTypes = new NameTypes();
  private int places;

  Session(CheckedProgram program, Graph graph, Diagnostics diagnostics) {
    this.program = program;
    this.graph = graph;
    this.reporter = new Reporter(diagnostics);
    this.limits = new Limits(graph);
    this.coercion = new Coercion(graph);
  }

  CheckedProgram program() {
    return program;
  }

  Graph graph() {
    return graph;
  }

  Reporter reporter() {
    return reporter;
  }

  Limits limits() {
    return limits;
  }

  Coercion coercion() {
    return coercion;
  }

  /** The values of constants found so far. */
  Map<Definition, Denotation> constants() {
    return constants;
  }

  /** The owner of what text outside any model makes. */
  Instance nobody() {
    return nobody;
  }

  /** What names have stood for so far. */
  NameTypes nameTypes() {
    return nameTypes;
  }

  /** How many draws there have been. */
  int places() {
    return places;
  }

  /** Goes back to so many draws: the text of the others is elaborated again. */
  void backTo(int count) {
    places = count;
  }

  /** A number that no other draw has. */
  int newPlace() {
    return ++places;
  }
}
