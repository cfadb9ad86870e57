package org.adjoint.compiler.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.diagnostic.Diagnostics;
import org.adjoint.compiler.source.Span;

/** Which definitions use which others, and which of them use themselves. */
final class Uses {
  private final Map<Definition, Map<Definition, Span>> uses = new LinkedHashMap<>();

  /** Notes that the text of one definition uses another. */
  void add(Definition user, Definition used, Span span) {
    uses.computeIfAbsent(user, absent -> new LinkedHashMap<>()).putIfAbsent(used, span);
  }

  /** Reports each circle of definitions once; gives the definitions that stand in one. */
  Set<Definition> reportCircles(Diagnostics diagnostics) {
    Search search = new Search(diagnostics);
    List.copyOf(uses.keySet()).forEach(search::from);
    return search.circular;
  }

  /** A search in depth that keeps its way in a list: chains of uses may be long. */
  private final class Search {
    private final Diagnostics diagnostics;
    private final Set<Definition> done = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Definition> circular = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Definition> way = new ArrayList<>();
    private final List<Iterator<Map.Entry<Definition, Span>>> rest = new ArrayList<>();

    Search(Diagnostics diagnostics) {
      this.diagnostics = diagnostics;
    }

    void from(Definition start) {
      if (!done.contains(start)) {
        enter(start);
      }
      while (!way.isEmpty()) {
        Iterator<Map.Entry<Definition, Span>> next = rest.get(rest.size() - 1);
        if (next.hasNext()) {
          follow(next.next());
        } else {
          rest.remove(rest.size() - 1);
          done.add(way.remove(way.size() - 1));
        }
      }
    }

    private void enter(Definition definition) {
      way.add(definition);
      rest.add(uses.getOrDefault(definition, Map.of()).entrySet().iterator());
    }

    private void follow(Map.Entry<Definition, Span> use) {
      int place = way.indexOf(use.getKey());
      if (place >= 0) {
        report(way.subList(place, way.size()), use.getKey(), use.getValue());
      } else if (!done.contains(use.getKey())) {
        enter(use.getKey());
      }
    }

    private void report(List<Definition> circle, Definition used, Span span) {
      circular.addAll(circle);
      StringBuilder message = new StringBuilder("`" + used + "` uses itself");
      for (Definition each : circle.subList(1, circle.size())) {
        message.append(each == circle.get(1) ? " through `" : ", `").append(each).append('`');
      }
      diagnostics.add(
          Diagnostic.of(Code.RECURSION, span, message.toString())
              .withHelp("everything is unrolled when compiled; a loop is a `for` or a `scan`"));
    }
  }
}
