package org.adjoint.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.adjoint.compiler.check.Module;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.TypeMismatch;
import org.adjoint.compiler.ir.Value;

/**
 * One elaboration of a program's text, for training or for inference: its parts and what it
 * collects.
 */
final class Elaboration {
  private final Session session;
  private final boolean training;
  private final boolean data;
  private final Ledger ledger = new Ledger();
  private final ExpressionEvaluator expressions = new ExpressionEvaluator(this);
  private final NameResolver names = new NameResolver(this);
  private final CallEvaluator calls = new CallEvaluator(this);
  private final Application application = new Application(this);
  private final StatementRunner statements = new StatementRunner(this);
  private final TypeMatcher types = new TypeMatcher(this);
  private final Persistents persistents = new Persistents(this);
  private final TensorArithmetic arithmetic;
  private final List<LoopTrace> loops = new ArrayList<>();

  Elaboration(Session session, boolean training) {
    this(session, training, false);
  }

  private Elaboration(Session session, boolean training, boolean data) {
    this.session = session;
    this.training = training;
    this.data = data;
    this.arithmetic = new TensorArithmetic(session.coercion());
  }

  /** An elaboration of data blocks, whose values are for the runtime to compute. */
  static Elaboration ofData(Session session) {
    return new Elaboration(session, false, true);
  }

  /** Whether data blocks are elaborated, and no model. */
  boolean isData() {
    return data;
  }

  Session session() {
    return session;
  }

  Graph graph() {
    return session.graph();
  }

  Coercion coercion() {
    return session.coercion();
  }

  boolean isTraining() {
    return training;
  }

  Ledger ledger() {
    return ledger;
  }

  ExpressionEvaluator expressions() {
    return expressions;
  }

  NameResolver names() {
    return names;
  }

  CallEvaluator calls() {
    return calls;
  }

  Application application() {
    return application;
  }

  StatementRunner statements() {
    return statements;
  }

  TypeMatcher types() {
    return types;
  }

  Persistents persistents() {
    return persistents;
  }

  TensorArithmetic arithmetic() {
    return arithmetic;
  }

  /** The scans whose bodies are elaborated, the innermost last. */
  List<LoopTrace> loops() {
    return loops;
  }

  /** What a parameter or state is at this point of the text; in a scan, in each of its turns. */
  Value present(Persistent persistent) {
    Leaf leaf = persistent.leaf();
    Value before = graph().add(leaf, List.of(), persistent.origin());
    if (leaf.kind() != Leaf.Kind.PARAMETER) {
      loops.forEach(loop -> loop.read(leaf, before, ledger.updates()));
    }
    return ledger.updates().getOrDefault(leaf, before);
  }

  /** Elaborates what is done once, whatever loops it stands in. */
  <T> T once(Supplier<T> work) {
    List<LoopTrace> entered = List.copyOf(loops);
    loops.clear();
    try {
      return work.get();
    } finally {
      loops.clear();
      loops.addAll(entered);
    }
  }

  /** A frame for text that stands outside any body. */
  Frame outside(Module module) {
    return outside(module, false);
  }

  Frame outside(Module module, boolean stepAllowed) {
    Frame.Owner owner = new Frame.Owner(session.nobody(), null, stepAllowed);
    return new Frame(Frame.Kind.OUTSIDE, module, owner, null, Bindings.NONE);
  }

  /** A frame for the text of a data block. */
  Frame data(Module module) {
    Frame.Owner owner = new Frame.Owner(session.nobody(), null, false);
    return new Frame(Frame.Kind.DATA, module, owner, null, Bindings.NONE);
  }

  void report(Fault fault) {
    session.reporter().report(fault.diagnostic());
  }

  /** Reports what an operation or exact arithmetic could not do with what it was given. */
  void report(RuntimeException failure, Site site) {
    if (failure instanceof Fault fault) {
      report(fault);
    } else if (failure instanceof TypeMismatch mismatch) {
      report(site.fault(Code.TYPE_MISMATCH, String.valueOf(mismatch.getMessage())));
    } else if (failure instanceof ArithmeticException) {
      report(site.fault(Code.OVERFLOW, "a number computed here needs more than 64 bits"));
    } else {
      throw failure;
    }
  }
}
