package org.adjoint.compiler.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.IndexExpression;
import org.adjoint.compiler.plan.Turn;

/** Prints extents and indices as Java expressions of type int. */
final class Indices {
  private Indices() {}

  /** The variable of a loop. */
  static String variable(int loop) {
    return Turn.isTurn(loop) ? turn(Turn.depth(loop)) : "i" + loop;
  }

  /** The variable of the turn of a loop over sequences, of which some are around it. */
  static String turn(int depth) {
    return "turn" + depth;
  }

  /** The variable that holds a symbol's value. */
  static String symbol(String name) {
    return name.equals("batch") ? "rows" : "extent_" + ascii(name);
  }

  /** A name of the program in letters that every compiler takes. */
  private static String ascii(String name) {
    StringBuilder text = new StringBuilder();
    name.codePoints()
        .forEach(
            c -> {
              boolean plain = c < 128 && Character.isLetterOrDigit(c);
              text.append(plain ? Character.toString(c) : "_" + Integer.toHexString(c) + "_");
            });
    return text.toString();
  }

  /** An extent; a sum is in parentheses. */
  static String extent(Dimension dimension) {
    if (dimension.isConstant()) {
      return Long.toString(Math.toIntExact(dimension.constant()));
    }
    List<String> terms = new ArrayList<>();
    for (Map.Entry<List<String>, Long> term : dimension.terms().entrySet()) {
      List<String> factors = new ArrayList<>();
      if (term.getKey().isEmpty() || term.getValue() != 1) {
        factors.add(Long.toString(Math.toIntExact(term.getValue())));
      }
      term.getKey().forEach(name -> factors.add(symbol(name)));
      terms.add(String.join(" * ", factors));
    }
    return terms.size() == 1 ? terms.get(0) : "(" + String.join(" + ", terms) + ")";
  }

  /** An index, with something added to it. */
  static String sum(String base, IndexExpression index) {
    String own = index(index);
    if (base.isEmpty()) {
      return own;
    }
    if (own.equals("0")) {
      return base;
    }
    return own.startsWith("-") ? base + " - " + own.substring(1) : base + " + " + own;
  }

  /** An index over loop variables. */
  static String index(IndexExpression index) {
    StringBuilder text = new StringBuilder();
    index.factors().forEach((atom, factor) -> append(text, term(atom, factor)));
    if (!index.constant().is(0) || text.isEmpty()) {
      append(text, extent(index.constant()));
    }
    return text.toString();
  }

  private static void append(StringBuilder text, String term) {
    if (text.isEmpty()) {
      text.append(term);
    } else if (term.startsWith("-")) {
      text.append(" - ").append(term.substring(1));
    } else {
      text.append(" + ").append(term);
    }
  }

  private static String term(IndexExpression.Atom atom, Dimension factor) {
    String name = atom(atom);
    if (factor.is(1)) {
      return name;
    }
    if (factor.is(-1)) {
      return "-" + name;
    }
    return factor.isConstant() && factor.constant() < 0
        ? "-" + -factor.constant() + " * " + name
        : name + " * " + extent(factor);
  }

  private static String atom(IndexExpression.Atom atom) {
    if (atom instanceof IndexExpression.Atom.Loop loop) {
      return variable(loop.number());
    }
    if (atom instanceof IndexExpression.Atom.Quotient quotient) {
      return "((" + index(quotient.dividend()) + ") / " + extent(quotient.divisor()) + ")";
    }
    IndexExpression.Atom.Remainder remainder = (IndexExpression.Atom.Remainder) atom;
    return "((" + index(remainder.dividend()) + ") % " + extent(remainder.divisor()) + ")";
  }
}
