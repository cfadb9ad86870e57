package org.adjoint.compiler;

import org.adjoint.compiler.emit.Emitter;
import org.adjoint.compiler.emit.Target;
import org.adjoint.compiler.load.LoadedModel;
import org.adjoint.compiler.optimize.Optimizer;
import org.adjoint.compiler.plan.Plan;
import org.adjoint.compiler.plan.Planner;
import org.adjoint.compiler.probe.Probe;
import org.adjoint.runtime.program.ProgramFactory;

/**
 * A loaded class whose programs measure a model between its steps, on the model's own storage.
 *
 * @param factory its programs' {@code step} reports what the probe says and changes nothing
 */
public record ProbedModel(ProgramFactory factory, Probe probe) {
  static ProbedModel load(Probe probe, Optimizer optimizer, Target target, int batch) {
    Plan plan = Planner.plan(probe.shown(), optimizer.optimize(probe.functions()));
    return new ProbedModel(LoadedModel.load(Emitter.emit(plan, target, "", batch), plan), probe);
  }
}
