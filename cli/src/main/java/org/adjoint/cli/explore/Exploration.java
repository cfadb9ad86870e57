package org.adjoint.cli.explore;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.adjoint.compiler.derivation.Derivation;
import org.adjoint.compiler.derivation.Rewrite;
import org.adjoint.compiler.derivation.Role;
import org.adjoint.compiler.emit.JavaSource;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Origin;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.plan.Buffer;
import org.adjoint.compiler.plan.Kernel;
import org.adjoint.compiler.plan.KernelBuffers;
import org.adjoint.compiler.plan.KernelCost;
import org.adjoint.compiler.plan.KernelListing;
import org.adjoint.compiler.source.SourceText;
import org.adjoint.compiler.source.Span;
import org.adjoint.runtime.json.Json;

/** A derivation as the page is sent it. */
final class Exploration {
  private final Derivation derivation;
  private final Names names;

  Exploration(Derivation derivation) {
    this.derivation = derivation;
    this.names = Names.of(derivation);
  }

  /** All but the graphs, which are asked for one by one. */
  Json overview() {
    return Json.fields()
        .with("model", Json.of(derivation.model().lowered().name()))
        .with("function", Json.of(derivation.function().name()))
        .with("simplifications", rewrites(derivation.simplifications()))
        .with("rewrites", rewrites(derivation.rewrites()))
        .with("values", values())
        .with("descents", descents())
        .with("adjoints", pairs(derivation.adjoints()))
        .with("causes", pairs(derivation.causes()))
        .with("kernels", kernels())
        .with("buffers", buffers())
        .with("java", java());
  }

  /** The picture of a graph. */
  Json graph(String pane, int step, Set<String> open) {
    return Picture.of(scene(pane, step, open));
  }

  Scene scene(String pane, int step, Set<String> open) {
    return switch (pane) {
      case "forward" -> {
        int at = bounded(step, derivation.simplifications());
        yield new Scene(
            derivation,
            names,
            derivation.forward(at),
            new Scene.Wish(Set.of(Role.FORWARD), open, derivation.forwardResults()));
      }
      case "backward" ->
          new Scene(
              derivation,
              names,
              derivation.step(0),
              new Scene.Wish(Set.of(Role.BACKWARD), open, derivation.stepResults()));
      default -> {
        int at = bounded(step, derivation.rewrites());
        yield new Scene(
            derivation,
            names,
            derivation.step(at),
            new Scene.Wish(Set.of(Role.values()), open, derivation.stepResults()));
      }
    };
  }

  private static int bounded(int step, List<Rewrite> rewrites) {
    return Math.max(0, Math.min(step, rewrites.size()));
  }

  private Json rewrites(List<Rewrite> rewrites) {
    List<Json> list = new ArrayList<>();
    for (Rewrite rewrite : rewrites) {
      list.add(
          Json.fields()
              .with("name", Json.of(rewrite.name()))
              .with("reason", Json.of(rewrite.reason()))
              .with("change", Json.of(change(rewrite)))
              .with("made", numbers(rewrite.made())));
    }
    return new Json.Elements(list);
  }

  /** What a rewrite did, as a formula. */
  private String change(Rewrite rewrite) {
    Rewrite.Change first = rewrite.changes().get(0);
    String more =
        rewrite.changes().size() == 1 ? "" : " and " + (rewrite.changes().size() - 1) + " more";
    return formula(first.from()) + " → " + formula(first.to()) + more;
  }

  private String formula(Value value) {
    String constant = Names.constant(value);
    if (constant != null) {
      return constant;
    }
    if (value.operation() instanceof Leaf leaf) {
      return leaf.name();
    }
    List<Integer> operands = value.operands().stream().map(derivation::number).toList();
    return Caption.formula(value.operation(), names.of(operands));
  }

  /** Of each value its name, its formula, and the lines of the program's own text it is from. */
  private Json values() {
    SourceText entry = derivation.model().program().entry().source();
    Map<String, Json> values = new LinkedHashMap<>();
    derivation
        .values()
        .forEach(
            (number, value) ->
                values.put(
                    String.valueOf(number),
                    Json.fields()
                        .with("name", Json.of(names.of(number)))
                        .with("formula", Json.of(formula(value)))
                        .with("lines", lines(value, entry))));
    return new Json.Fields(values);
  }

  private static Json lines(Value value, SourceText entry) {
    Set<Integer> lines = new TreeSet<>();
    for (Origin origin = value.origin(); origin != null; origin = origin.caller()) {
      Span span = origin.span();
      if (span != null && span.source() == entry) {
        lines.add(span.line());
      }
    }
    return numbers(lines);
  }

  private Json descents() {
    List<Json> list = new ArrayList<>();
    derivation
        .descents()
        .forEach(descent -> list.add(numbers(List.of(descent.from(), descent.to()))));
    return new Json.Elements(list);
  }

  private static Json pairs(SortedMap<Integer, Integer> pairs) {
    List<Json> list = new ArrayList<>();
    pairs.forEach((from, to) -> list.add(numbers(List.of(from, to))));
    return new Json.Elements(list);
  }

  private Json kernels() {
    Map<Kernel, String> methods = new HashMap<>();
    derivation
        .model()
        .java()
        .kernels()
        .forEach((name, all) -> all.forEach(kernel -> methods.put(kernel, name)));
    List<Json> list = new ArrayList<>();
    for (Map.Entry<Kernel, Set<Integer>> entry : derivation.kernels().entrySet()) {
      Kernel kernel = entry.getKey();
      KernelBuffers touched = KernelBuffers.of(kernel);
      KernelCost cost = KernelCost.of(kernel, derivation.model().batch());
      List<String> all =
          kernel.all().map(methods::get).filter(Objects::nonNull).distinct().toList();
      list.add(
          Json.fields()
              .with("kind", Json.of(KernelListing.kind(kernel)))
              .with("loops", Json.of(KernelListing.loops(kernel)))
              .with("cost", Json.of(KernelListing.cost(cost)))
              .with("numbers", numbers(entry.getValue()))
              .with("reads", buffers(touched.read()))
              .with("writes", buffers(touched.written()))
              .with("methods", Json.of(all)));
    }
    return new Json.Elements(list);
  }

  private static Json buffers(Set<Buffer> buffers) {
    return Json.of(buffers.stream().map(Buffer::toString).toList());
  }

  private Json buffers() {
    Map<String, Buffer> all = new LinkedHashMap<>();
    for (Kernel kernel : derivation.kernels().keySet()) {
      KernelBuffers touched = KernelBuffers.of(kernel);
      touched.read().forEach(buffer -> all.put(buffer.toString(), buffer));
      touched.written().forEach(buffer -> all.put(buffer.toString(), buffer));
    }
    List<Json> list = new ArrayList<>();
    all.forEach(
        (name, buffer) ->
            list.add(
                Json.fields()
                    .with("name", Json.of(name))
                    .with("kind", Json.of(buffer.kind().name().toLowerCase(Locale.ROOT)))
                    .with("element", Json.of(buffer.element().toString()))
                    .with("size", Json.of(buffer.size().toString()))));
    return new Json.Elements(list);
  }

  private Json java() {
    JavaSource source = derivation.model().java();
    List<Json> methods = new ArrayList<>();
    for (JavaSource.Method method : source.kernelMethods()) {
      methods.add(
          Json.fields()
              .with("name", Json.of(method.name()))
              .with("first", Json.of(method.first()))
              .with("last", Json.of(method.last())));
    }
    return Json.fields()
        .with("text", Json.of(source.text()))
        .with("methods", new Json.Elements(methods));
  }

  static Json numbers(Collection<Integer> numbers) {
    return Json.of(numbers.stream().mapToDouble(Integer::doubleValue).toArray());
  }
}
