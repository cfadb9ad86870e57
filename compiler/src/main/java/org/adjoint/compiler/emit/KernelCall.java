package org.adjoint.compiler.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.IndexExpression;
import org.adjoint.compiler.plan.Kernel;
import org.adjoint.compiler.plan.Node;
import org.adjoint.compiler.plan.Work;
import org.jspecify.annotations.Nullable;

/**
 * A call of a kernel's method.
 *
 * @param arguments what it passes, but for the range; a buffer with the literal offset behind it
 * @param extent what the range runs to; null where the method has no range
 * @param parallel whether the range is worth dividing among workers
 * @param joins whether it may be one call with another whose range follows its own
 * @param kernels what it runs
 */
record KernelCall(
    String method,
    List<Argument> arguments,
    @Nullable Dimension extent,
    int alignment,
    boolean parallel,
    boolean joins,
    List<Kernel> kernels) {
  /** Instructions, of all lanes, below which handing work over costs more than it saves. */
  private static final long WORTH_DIVIDING = 40_000;

  private static final int VECTOR = 16;

  /** Text to pass and, behind an array, the offset into it. */
  record Argument(String text, @Nullable IndexExpression offset) {
    String code() {
      return offset == null ? text : text + ", " + Indices.index(offset);
    }
  }

  /** The number of the worker, which the method of a loop over sequences is given. */
  static final String WORKER = "part";

  static KernelCall of(String name, KernelMethod method, Kernel kernel, long batch) {
    Dimension extent = method.parameters().isRanged() ? method.parallelExtent() : null;
    boolean worth = extent != null && isWorthDividing(kernel, batch);
    return new KernelCall(
        name,
        method.parameters().arguments(Fields::of),
        extent,
        Math.max(alignment(kernel), method.alignment()),
        worth,
        joins(kernel),
        List.of(kernel));
  }

  static boolean isWorthDividing(Kernel kernel, long batch) {
    return Work.of(kernel, batch) >= WORTH_DIVIDING;
  }

  /** Ranges of long loops begin where a vector does. */
  private static int alignment(Kernel kernel) {
    if (!(kernel instanceof Kernel.Nest nest) || !nest.divisible()) {
      return 1;
    }
    Dimension extent = nest.outermost().extent();
    boolean few = extent.isConstant() && extent.constant() < 64;
    boolean flat = nest.outermost().body().stream().noneMatch(Node.For.class::isInstance);
    return few || !flat ? 1 : VECTOR;
  }

  /**
   * Whether each array that the range moves through is given with an offset: that of the next call
   * then tells whether it goes on where this one ends. An array without one begins anew each call.
   */
  private static boolean joins(Kernel kernel) {
    if (alignment(kernel) != VECTOR) {
      return false;
    }
    Node.For loop = ((Kernel.Nest) kernel).outermost();
    var turn = new IndexExpression.Atom.Loop(loop.number(), loop.extent());
    for (Node node : loop.body()) {
      boolean restarts =
          node instanceof Node.Load load
              ? !Parameters.hasOffset(load.place()) && load.index().factors().containsKey(turn)
              : node instanceof Node.Store store
                  && !Parameters.hasOffset(store.place())
                  && store.index().factors().containsKey(turn);
      if (restarts) {
        return false;
      }
    }
    return true;
  }

  /**
   * This call and the next as one, if they are of one method and their ranges follow one another.
   */
  @Nullable KernelCall followedBy(KernelCall next) {
    Dimension own = extent;
    Dimension following = next.extent;
    boolean alike = joins && next.joins && method.equals(next.method);
    if (own == null || following == null || !alike) {
      return null;
    }
    for (int place = 0; place < arguments.size(); place++) {
      Argument mine = arguments.get(place);
      Argument other = next.arguments.get(place);
      boolean follows =
          mine.offset == null
              ? mine.equals(other)
              : mine.text.equals(other.text)
                  && other.offset != null
                  && other.offset.equals(mine.offset.plus(own));
      if (!follows) {
        return null;
      }
    }
    boolean worth = parallel || next.parallel;
    List<Kernel> all = Stream.concat(kernels.stream(), next.kernels.stream()).toList();
    return new KernelCall(method, arguments, own.plus(following), alignment, worth, true, all);
  }

  /** The call over the whole range, by the first worker. */
  String whole() {
    return extent == null ? text("0", List.of()) : text("0", List.of("0", Indices.extent(extent)));
  }

  /** The call over a part of the range, by the worker whose number is in {@code part}. */
  String part(String from, String to) {
    return text(WORKER, List.of(from, to));
  }

  private String text(String worker, List<String> range) {
    List<String> all = new ArrayList<>();
    for (Argument argument : arguments) {
      all.add(
          argument.text.equals("local")
              ? "locals[" + worker + "]"
              : argument.text.equals(WORKER) ? worker : argument.code());
    }
    all.addAll(range);
    return method + "(" + String.join(", ", all) + ")";
  }
}
