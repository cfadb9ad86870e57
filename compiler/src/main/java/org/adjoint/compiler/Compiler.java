package org.adjoint.compiler;

import java.util.List;
import java.util.function.IntSupplier;
import org.adjoint.compiler.check.CheckedProgram;
import org.adjoint.compiler.check.Checker;
import org.adjoint.compiler.diagnostic.Diagnostics;
import org.adjoint.compiler.emit.Emitter;
import org.adjoint.compiler.emit.JavaSource;
import org.adjoint.compiler.emit.Target;
import org.adjoint.compiler.ir.GraphFunction;
import org.adjoint.compiler.load.LoadedModel;
import org.adjoint.compiler.optimize.Optimizer;
import org.adjoint.compiler.optimize.RewriteObserver;
import org.adjoint.compiler.plan.Plan;
import org.adjoint.compiler.plan.Planner;
import org.adjoint.runtime.program.ProgramFactory;

/** The way from the text of a program to a class. */
public final class Compiler {
  private Compiler() {}

  /**
   * Sets a program on its way: each stage takes what the one before it gives, and runs when its
   * result is first asked for.
   */
  public static CompiledModel compile(ProgramSource source, CompilerOptions options) {
    return compile(source, options, RewriteObserver.NONE);
  }

  /** The same, while somebody is told of each rewrite as it is made. */
  public static CompiledModel compile(
      ProgramSource source, CompilerOptions options, RewriteObserver observer) {
    Diagnostics diagnostics = new Diagnostics();
    Timings timings = new Timings();
    Optimizer optimizer = Optimizer.watched(options.fastMath(), observer);

    Stage<CheckedProgram> program =
        timings.stage(
            "check",
            () ->
                Checker.of(source.imports())
                    .check(source.entry(), options.constants(), diagnostics));
    Stage<ElaboratedModel> model =
        timings.stage("lower", () -> ElaboratedModel.of(program.get(), options, diagnostics));
    Stage<TrainableModel> trainable =
        timings.stage(
            "differentiate", () -> model.get().trainable(optimizer, timings, diagnostics));
    Stage<List<GraphFunction>> optimized =
        timings.stage("optimize", () -> optimizer.optimize(trainable.get().step().functions()));
    Stage<Plan> plan =
        timings.stage(
            "plan", () -> Planner.plan(trainable.get().step().modelInterface(), optimized.get()));
    IntSupplier batch = () -> model.get().batch(options);
    Stage<Target> target =
        timings.stage(
            "choose target",
            () -> TargetSelection.select(options.target(), plan.get(), batch.getAsInt()));
    Stage<JavaSource> java =
        timings.stage("emit", () -> Emitter.emit(plan.get(), target.get(), "", batch.getAsInt()));
    Stage<ProgramFactory> factory =
        timings.stage("load", () -> LoadedModel.load(java.get(), plan.get()));

    CompiledModel.Stages stages =
        new CompiledModel.Stages(program, model, trainable, optimized, plan, target, java, factory);
    return new CompiledModel(options, stages, diagnostics, timings, optimizer);
  }
}
