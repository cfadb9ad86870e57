package org.adjoint.compiler.ir;

import java.util.Map;

/** What an index is for given numbers of its loops: the oracle of index arithmetic. */
public final class Evaluation {
  private final long[] loops;
  private final Map<String, Long> symbols;

  /** Loops by their number. */
  public Evaluation(Map<String, Long> symbols, long... loops) {
    this.loops = loops;
    this.symbols = symbols;
  }

  /** The index as a number. Divisions are those of Java, as generated code has them. */
  public long of(IndexExpression index) {
    long sum = index.constant().evaluate(symbols);
    for (Map.Entry<IndexExpression.Atom, Dimension> term : index.factors().entrySet()) {
      sum += term.getValue().evaluate(symbols) * of(term.getKey());
    }
    return sum;
  }

  private long of(IndexExpression.Atom atom) {
    if (atom instanceof IndexExpression.Atom.Loop loop) {
      return loops[loop.number()];
    }
    if (atom instanceof IndexExpression.Atom.Quotient quotient) {
      return of(quotient.dividend()) / quotient.divisor().evaluate(symbols);
    }
    IndexExpression.Atom.Remainder remainder = (IndexExpression.Atom.Remainder) atom;
    return of(remainder.dividend()) % remainder.divisor().evaluate(symbols);
  }
}
