package org.adjoint.compiler.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.IndexExpression;
import org.adjoint.compiler.op.Reduce;

/**
 * Writes loops that reduce a few elements, as those of a pooling window, out as straight-line code:
 * then the loop around them is an innermost one, along which vectors can go.
 *
 * <p>Of at most sixteen elements each is a partial result by itself, so that only the tree of
 * {@link Reduce} is left.
 */
final class Unrolling {
  /** Instructions that one loop may become. */
  private static final int MOST_INSTRUCTIONS = 64;

  /** The same for all loops of a kernel: its method has to stay small. */
  private static final int MOST_OF_KERNEL = 160;

  private final List<Node> literals = new ArrayList<>();
  private final Map<ElementType, Register> zeros = new HashMap<>();
  private long room = MOST_OF_KERNEL;
  private int nextNumber;

  private Unrolling(int nextNumber) {
    this.nextNumber = nextNumber;
  }

  /**
   * The nodes with their small reductions unrolled.
   *
   * @param nextNumber above those of all registers
   */
  static List<Node> of(List<Node> nodes, int nextNumber) {
    Unrolling unrolling = new Unrolling(nextNumber);
    List<Node> unrolled = unrolling.unroll(nodes, 0);
    unrolled.addAll(0, unrolling.literals);
    return unrolled;
  }

  private List<Node> unroll(List<Node> nodes, int depth) {
    List<Node> unrolled = new ArrayList<>();
    for (Node node : nodes) {
      if (node instanceof Node.For loop && isSmall(loop)) {
        room -= instructions(List.of(loop));
        new Copies(loop, depth).addTo(unrolled);
      } else if (node instanceof Node.For loop) {
        List<Node> body = unroll(loop.body(), depth + 1);
        unrolled.add(new Node.For(loop.number(), loop.extent(), body, loop.reductions()));
      } else {
        unrolled.add(node);
      }
    }
    return unrolled;
  }

  private boolean isSmall(Node.For loop) {
    long turns = turns(loop);
    return !loop.reductions().isEmpty()
        && turns > 1
        && turns <= Reduce.PARTIALS
        && instructions(List.of(loop)) <= Math.min(MOST_INSTRUCTIONS, room);
  }

  /** How often the innermost body runs; more than all bounds where that is not known. */
  private static long turns(Node.For loop) {
    if (!loop.extent().isConstant()) {
      return Integer.MAX_VALUE;
    }
    long turns = Math.min(loop.extent().constant(), Reduce.PARTIALS + 1L);
    for (Node node : loop.body()) {
      if (node instanceof Node.For inner) {
        turns *= turns(inner);
      }
    }
    return turns;
  }

  private static long instructions(List<Node> nodes) {
    long sum = 0;
    for (Node node : nodes) {
      if (node instanceof Node.For loop) {
        sum += instructions(loop.body()) * loop.extent().constant();
      } else if (node instanceof Node.Choose choose) {
        sum += 2 + instructions(choose.then().body()) + instructions(choose.otherwise().body());
      } else {
        sum++;
      }
    }
    return sum;
  }

  /** The turns of one loop after the other, each with registers of its own. */
  private final class Copies {
    private final Node.For loop;
    private final int depth;
    private final List<List<Register>> partials = new ArrayList<>();
    private final List<Node> made = new ArrayList<>();
    private final Map<Register, Register> renamed = new HashMap<>();

    Copies(Node.For loop, int depth) {
      this.loop = loop;
      this.depth = depth;
      loop.reductions().forEach(reduction -> partials.add(new ArrayList<>()));
    }

    void addTo(List<Node> nodes) {
      turns(loop, List.of());
      for (Node.Reduction reduction : loop.reductions()) {
        tree(reduction, partials.get(reduction.number()));
      }
      nodes.addAll(made);
    }

    private record Turn(IndexExpression.Atom.Loop loop, long number) {}

    private void turns(Node.For of, List<Turn> outer) {
      for (long number = 0; number < of.extent().constant(); number++) {
        List<Turn> turns = new ArrayList<>(outer);
        turns.add(new Turn(new IndexExpression.Atom.Loop(of.number(), of.extent()), number));
        for (Node node : of.body()) {
          if (node instanceof Node.For inner) {
            turns(inner, turns);
          } else if (node instanceof Node.Accumulate accumulate) {
            partials
                .get(accumulate.reduction().number())
                .add(started(accumulate.reduction().kind(), name(accumulate.source())));
          } else {
            made.add(copy(node, turns));
          }
        }
      }
    }

    /** Each partial sum starts at zero, which makes a negative zero positive. */
    private Register started(Reduce.Kind kind, Register element) {
      if (kind != Reduce.Kind.SUM || element.type() == ElementType.INT32) {
        return element;
      }
      Register started = fresh(element.type(), depth);
      List<Register> both = List.of(zero(element.type()), element);
      made.add(new Node.Compute(started, Opcode.ADD, both, 0, null));
      return started;
    }

    private void tree(Node.Reduction reduction, List<Register> elements) {
      List<Register> level = new ArrayList<>(elements);
      for (int half = Reduce.PARTIALS / 2; half > 0; half /= 2) {
        for (int place = 0; place + half < level.size(); place++) {
          boolean last = half == 1;
          Register sum = last ? reduction.result() : fresh(reduction.result().type(), depth);
          List<Register> both = List.of(level.get(place), level.get(place + half));
          made.add(new Node.Compute(sum, opcode(reduction.kind()), both, 0, null));
          level.set(place, sum);
        }
        level = new ArrayList<>(level.subList(0, Math.min(level.size(), half)));
      }
    }

    private Node copy(Node node, List<Turn> turns) {
      return new NodeRewriting(index -> in(turns, index), this::name, this::rename).rewrite(node);
    }

    private static IndexExpression in(List<Turn> turns, IndexExpression index) {
      IndexExpression at = index;
      for (Turn turn : turns) {
        at = at.at(turn.loop, turn.number);
      }
      return at;
    }

    private Register name(Register register) {
      return renamed.getOrDefault(register, register);
    }

    private Register rename(Register register) {
      Register copy = fresh(register.type(), Math.min(register.depth(), depth));
      renamed.put(register, copy);
      return copy;
    }
  }

  private Register zero(ElementType type) {
    return zeros.computeIfAbsent(
        type,
        t -> {
          Register zero = fresh(t, 0);
          literals.add(new Node.Literal(zero, 0, false));
          return zero;
        });
  }

  private Register fresh(ElementType type, int depth) {
    return new Register(nextNumber++, type, depth);
  }

  private static Opcode opcode(Reduce.Kind kind) {
    return switch (kind) {
      case SUM -> Opcode.ADD;
      case PRODUCT -> Opcode.MULTIPLY;
      case MINIMUM -> Opcode.MINIMUM;
      case MAXIMUM -> Opcode.MAXIMUM;
    };
  }
}
