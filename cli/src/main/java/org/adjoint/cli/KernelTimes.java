package org.adjoint.cli;

import java.util.ArrayList;
import java.util.List;
import org.adjoint.compiler.CompiledModel;
import org.adjoint.compiler.ProfiledModel;
import org.adjoint.compiler.emit.MeasuredCall;
import org.adjoint.compiler.ir.StepTurn;
import org.adjoint.compiler.plan.Kernel;
import org.adjoint.compiler.plan.KernelCost;
import org.adjoint.compiler.plan.Plan;
import org.adjoint.runtime.program.Profiled;
import org.adjoint.runtime.program.Program;
import org.adjoint.runtime.work.Team;
import org.jspecify.annotations.Nullable;

/**
 * How long the kernels of a training step take.
 *
 * @param stepSeconds a whole step, on average, of the program that measures itself
 * @param lines in the order of execution
 */
record KernelTimes(double stepSeconds, List<Line> lines) {
  /**
   * A call, which runs one kernel of the plan or several neighbours.
   *
   * @param function the entry point
   * @param first the number of the first kernel in the listing of the plan, counted from 1
   * @param cost of a step
   * @param seconds of a step, of all threads together divided by their number
   */
  record Line(String function, int first, List<Kernel> kernels, KernelCost cost, double seconds) {
    String numbers() {
      int last = first + kernels.size() - 1;
      return last == first ? Integer.toString(first) : first + "–" + last;
    }
  }

  /** What a step takes outside kernels: handing work over, and waiting for the last worker. */
  double otherSeconds() {
    return stepSeconds - lines.stream().mapToDouble(Line::seconds).sum();
  }

  /** Measures so many steps, or else for so many seconds, after a warm-up. */
  static KernelTimes measure(
      CompiledModel model, int threads, @Nullable Integer steps, double seconds) {
    ProfiledModel profiled = model.profiled();
    try (Team team = Team.of(threads)) {
      Program program =
          profiled.factory().create(profiled.factory().newStorage(), model.batch(), team);
      Profiled clock = (Profiled) program;
      List<long[][]> warm = new ArrayList<>();
      StepTimes times =
          StepTimes.measure(program, steps, seconds, () -> warm.add(clock.kernelNanoseconds()));
      double[] passed = difference(clock.kernelNanoseconds(), warm.get(0));
      return new KernelTimes(times.meanSeconds(), lines(model, profiled, passed, times.steps()));
    }
  }

  /** The seconds that all workers have measured in between, by call, divided by their number. */
  private static double[] difference(long[][] now, long[][] before) {
    double[] sums = new double[now[0].length];
    for (int worker = 0; worker < now.length; worker++) {
      for (int call = 0; call < sums.length; call++) {
        sums[call] += (now[worker][call] - before[worker][call]) / (1e9 * now.length);
      }
    }
    return sums;
  }

  private static List<Line> lines(
      CompiledModel model, ProfiledModel profiled, double[] seconds, int steps) {
    List<Line> lines = new ArrayList<>();
    for (Plan.PlannedFunction function : model.plan().functions()) {
      int first = 1;
      for (int place = 0; place < seconds.length; place++) {
        MeasuredCall call = profiled.calls().get(place);
        if (call.function().equals(function.name())) {
          if (seconds[place] > 0) {
            lines.add(line(call, first, model.batch(), share(function), seconds[place] / steps));
          }
          first += call.kernels().size();
        }
      }
    }
    return lines;
  }

  /** The share of the steps that the function takes. */
  private static double share(Plan.PlannedFunction function) {
    StepTurn turn = function.turn();
    return turn == null ? 1 : turn.share();
  }

  private static Line line(MeasuredCall call, int first, int batch, double share, double seconds) {
    KernelCost cost = KernelCost.of(call.kernels(), batch).times(share);
    return new Line(call.function(), first, call.kernels(), cost, seconds);
  }
}
