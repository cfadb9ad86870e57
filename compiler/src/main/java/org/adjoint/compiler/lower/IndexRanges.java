package org.adjoint.compiler.lower;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.adjoint.compiler.interpret.Interpreter;
import org.adjoint.compiler.interpret.Tensor;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.LoopVariable;
import org.adjoint.compiler.ir.Operation;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Broadcast;
import org.adjoint.compiler.op.Concat;
import org.adjoint.compiler.op.Reshape;
import org.adjoint.compiler.op.Slice;
import org.adjoint.compiler.op.Transpose;
import org.adjoint.runtime.program.IndexRange;

/**
 * Finds what the elements of each input and target may be that a model uses as class numbers or
 * indices, so that rows are checked once, as they are read. An index that is moved on its way from
 * the input is still the input's; one that is computed is the model's own affair.
 */
final class IndexRanges {
  /** Two rows show where the elements of every row go. */
  private static final long ROWS = 2;

  private static final Set<Class<? extends Operation>> MOVING =
      Set.of(Reshape.class, Broadcast.class, Transpose.class, Slice.class, Concat.class);

  private final Map<Leaf, IndexRange[]> found = new LinkedHashMap<>();

  private IndexRanges() {}

  /** For each input and target with indices one range for each element of a row, or for all. */
  static Map<Leaf, List<IndexRange>> of(LoweredModel model) {
    IndexRanges ranges = new IndexRanges();
    for (ModelGraph graph : List.of(model.training(), model.inference())) {
      Set<Value> used = Set.copyOf(Graph.reachable(graph.roots()));
      graph.indexUses().stream()
          .filter(use -> used.contains(use.use()) || LoopTrace.isInTurn(use.use()))
          .forEach(ranges::addAll);
    }
    Map<Leaf, List<IndexRange>> described = new HashMap<>();
    ranges.found.forEach((leaf, elements) -> describe(leaf, elements, described));
    return described;
  }

  private static void describe(
      Leaf leaf, IndexRange[] elements, Map<Leaf, List<IndexRange>> described) {
    List<IndexRange> distinct = Stream.of(elements).distinct().toList();
    if (distinct.size() == 1) {
      described.put(leaf, distinct);
    } else if (extent(leaf).isConstant()) {
      described.put(leaf, List.of(elements));
    }
  }

  private void addAll(IndexUse use) {
    List<Leaf> leaves = new ArrayList<>();
    if (isMoved(use.indices(), leaves)) {
      TurnIndices.outside(use.indices(), symbols(leaves)).forEach(each -> add(each, use.range()));
    }
  }

  /** Whether a value is only moved on its way from leaves, which are found, through scans too. */
  private static boolean isMoved(Value value, List<Leaf> leaves) {
    if (value.operation() instanceof Leaf leaf) {
      leaves.add(leaf);
      return true;
    }
    if (value.operation() instanceof TurnValue turn) {
      return turn.variable().role() == LoopVariable.Role.SLICE && isMoved(turn.known(), leaves);
    }
    return MOVING.contains(value.operation().getClass())
        && value.operands().stream().allMatch(operand -> isMoved(operand, leaves));
  }

  private void add(Value indices, IndexRange range) {
    List<Leaf> leaves = new ArrayList<>();
    if (!collect(indices, leaves)) {
      return;
    }
    Map<Leaf, Tensor> numbered = new HashMap<>();
    Map<String, Long> symbols = symbols(leaves);
    List<IndexRange[]> owners = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (Leaf leaf : leaves) {
      int[] extents = extents(leaf, symbols);
      int[] numbers = new int[Arrays.stream(extents).reduce(1, Math::multiplyExact)];
      int row = Math.toIntExact(extent(leaf).evaluate(symbols));
      IndexRange[] ranges = found.computeIfAbsent(leaf, each -> unlimited(row));
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = places.size();
        owners.add(ranges);
        places.add(i % row);
      }
      numbered.put(leaf, Tensor.ints(numbers, extents));
    }
    Tensor reached = Interpreter.of(numbered, symbols).evaluate(indices);
    for (int i = 0; i < reached.size(); i++) {
      int number = (int) reached.get(i);
      int place = places.get(number);
      owners.get(number)[place] = owners.get(number)[place].and(range);
    }
  }

  private static IndexRange[] unlimited(int elements) {
    IndexRange[] ranges = new IndexRange[elements];
    Arrays.fill(ranges, IndexRange.ANY);
    return ranges;
  }

  /**
   * Finds the inputs and targets whose elements a value consists of, if it does of nothing else.
   */
  private static boolean collect(Value value, List<Leaf> leaves) {
    if (value.operation() instanceof Leaf leaf) {
      if (leaves.contains(leaf)) {
        return true;
      }
      leaves.add(leaf);
      return value.element() == ElementType.INT32
          && (leaf.kind() == Leaf.Kind.INPUT || leaf.kind() == Leaf.Kind.TARGET);
    }
    return MOVING.contains(value.operation().getClass())
        && value.operands().stream().allMatch(operand -> collect(operand, leaves));
  }

  private static Map<String, Long> symbols(List<Leaf> leaves) {
    Map<String, Long> symbols = new HashMap<>();
    leaves.stream()
        .flatMap(leaf -> leaf.resultType().shape().dimensions().stream())
        .flatMap(dimension -> dimension.symbols().stream())
        .forEach(symbol -> symbols.put(symbol, ROWS));
    return symbols;
  }

  private static int[] extents(Leaf leaf, Map<String, Long> symbols) {
    return leaf.resultType().shape().dimensions().stream()
        .mapToInt(dimension -> Math.toIntExact(dimension.evaluate(symbols)))
        .toArray();
  }

  /** The number of elements of one row. */
  private static Dimension extent(Leaf leaf) {
    Dimension extent = Dimension.ONE;
    for (Dimension dimension : leaf.resultType().shape().dimensions()) {
      extent = dimension.equals(Dimension.BATCH) ? extent : extent.times(dimension);
    }
    return extent;
  }
}
