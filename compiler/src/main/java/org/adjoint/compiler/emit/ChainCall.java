package org.adjoint.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.plan.Chain;

/**
 * The calls of a chain of kernels.
 *
 * @param rows the extent that is divided among workers and, for each of them, into blocks
 * @param turns for each call, how far a row of the chain moves its range
 */
record ChainCall(Dimension rows, List<KernelCall> calls, List<Dimension> turns) {
  /**
   * Rows of a block: few enough that what a kernel leaves is still in the cache for the next,
   * enough that the operands all rows share are not read too often.
   */
  private static final int BLOCK = 256;

  static ChainCall of(Chain chain, List<KernelCall> calls) {
    return new ChainCall(
        chain.rows(), List.copyOf(calls), chain.links().stream().map(Chain.Link::turns).toList());
  }

  boolean parallel() {
    return calls.stream().anyMatch(KernelCall::parallel);
  }

  /** Joins neighbours that are one call each and whose ranges follow one another. */
  static List<ChainCall> merge(List<ChainCall> chains) {
    List<ChainCall> merged = new ArrayList<>();
    for (ChainCall chain : chains) {
      ChainCall last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
      KernelCall joined =
          last != null && last.calls.size() == 1 && chain.calls.size() == 1
              ? last.calls.get(0).followedBy(chain.calls.get(0))
              : null;
      if (last == null || joined == null) {
        merged.add(chain);
      } else {
        Dimension rows = last.rows.plus(chain.rows);
        merged.set(merged.size() - 1, new ChainCall(rows, List.of(joined), last.turns));
      }
    }
    return merged;
  }

  /** All rows, by the first worker. */
  List<CodeBlock> whole(Meter meter) {
    return calls.stream()
        .map(call -> meter.around(CodeBlock.of("$L;\n", call.whole()), call, "0"))
        .toList();
  }

  /** One worker's share: its rows, block by block through all calls. */
  CodeBlock part(Meter meter) {
    CodeBlock.Builder code = CodeBlock.builder();
    int alignment = calls.size() == 1 ? calls.get(0).alignment() : 1;
    String extent = Indices.extent(rows);
    if (calls.size() == 1) {
      String from = "start(part, parts, " + extent + ", " + alignment + ")";
      String to = "start(part + 1, parts, " + extent + ", " + alignment + ")";
      KernelCall only = calls.get(0);
      CodeBlock statement = CodeBlock.of("$L;\n", only.part(from, to));
      return meter.around(statement, only, KernelCall.WORKER);
    }
    code.addStatement("int end = start(part + 1, parts, $L, $L)", extent, alignment);
    code.beginControlFlow(
        "for (int first = start(part, parts, $L, $L); first < end; first += $L)",
        extent,
        alignment,
        BLOCK);
    code.addStatement("int last = Math.min(end, first + $L)", BLOCK);
    part("first", "last", meter).forEach(code::add);
    return code.endControlFlow().build();
  }

  /** All calls, each for the rows from one variable to below another. */
  List<CodeBlock> part(String first, String last, Meter meter) {
    List<CodeBlock> statements = new ArrayList<>();
    for (int place = 0; place < calls.size(); place++) {
      Dimension each = turns.get(place);
      String factor = each.is(1) ? "" : " * " + Indices.extent(each);
      KernelCall call = calls.get(place);
      CodeBlock statement = CodeBlock.of("$L;\n", call.part(first + factor, last + factor));
      statements.add(meter.around(statement, call, KernelCall.WORKER));
    }
    return statements;
  }
}
