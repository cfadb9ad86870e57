package org.adjoint.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.lower.Denotation.Range;
import org.adjoint.compiler.lower.Denotation.Sequence;
import org.adjoint.compiler.lower.Denotation.Whole;
import org.jspecify.annotations.Nullable;

/** Lists and ranges, which serve wherever several things are asked for. */
final class Lists {
  private Lists() {}

  /** The elements of a list or range; null of anything else. */
  static @Nullable List<Denotation> find(Denotation denotation, Site site) {
    if (denotation instanceof Sequence sequence) {
      return sequence.elements();
    }
    if (!(denotation instanceof Range range)) {
      return null;
    }
    Limits.checkElements(range.size(), site);
    List<Denotation> elements = new ArrayList<>();
    for (long number = range.first(); number < range.end(); number++) {
      elements.add(new Whole(number));
    }
    return elements;
  }

  /** The elements of a list or range. */
  static List<Denotation> elements(Denotation denotation, Site site) {
    List<Denotation> elements = find(denotation, site);
    if (elements == null) {
      throw site.fault(Code.TYPE_MISMATCH, "a list is needed here, found " + denotation.describe());
    }
    return elements;
  }

  /** The elements of a list or range; anything else is the only element. */
  static List<Denotation> orSingle(Denotation denotation, Site site) {
    List<Denotation> elements = find(denotation, site);
    return elements == null ? List.of(denotation) : elements;
  }
}
