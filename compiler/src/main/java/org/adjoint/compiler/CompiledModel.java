package org.adjoint.compiler;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.adjoint.compiler.check.CheckedProgram;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.diagnostic.Diagnostics;
import org.adjoint.compiler.emit.Emitter;
import org.adjoint.compiler.emit.JavaSource;
import org.adjoint.compiler.emit.Target;
import org.adjoint.compiler.ir.GraphFunction;
import org.adjoint.compiler.ir.ModelInterface;
import org.adjoint.compiler.load.Signatures;
import org.adjoint.compiler.lower.LoweredModel;
import org.adjoint.compiler.lower.NameTypes;
import org.adjoint.compiler.lower.TrainBlock;
import org.adjoint.compiler.lower.TrainingRun;
import org.adjoint.compiler.lower.TrainingStep;
import org.adjoint.compiler.optimize.Optimizer;
import org.adjoint.compiler.optimize.OptimizerReport;
import org.adjoint.compiler.plan.Plan;
import org.adjoint.compiler.probe.Probe;
import org.adjoint.compiler.source.SourceText;
import org.adjoint.compiler.syntax.SourceFile;
import org.adjoint.runtime.data.Dataset;
import org.adjoint.runtime.model.ModelDefinition;
import org.adjoint.runtime.program.ProgramFactory;
import org.adjoint.runtime.program.Signature;

/**
 * A program on its way from text to class. What it gives is made when it is first asked for; where
 * the program is at fault, that throws a {@link
 * org.adjoint.compiler.diagnostic.CompilationException}.
 */
public final class CompiledModel {
  /** The stages in their order. */
  record Stages(
      Stage<CheckedProgram> program,
      Stage<ElaboratedModel> model,
      Stage<TrainableModel> trainable,
      Stage<List<GraphFunction>> optimized,
      Stage<Plan> plan,
      Stage<Target> target,
      Stage<JavaSource> java,
      Stage<ProgramFactory> factory) {}

  private final CompilerOptions options;
  private final Stages stages;
  private final Diagnostics diagnostics;
  private final Timings timings;
  private final Optimizer optimizer;

  CompiledModel(
      CompilerOptions options,
      Stages stages,
      Diagnostics diagnostics,
      Timings timings,
      Optimizer optimizer) {
    this.options = options;
    this.stages = stages;
    this.diagnostics = diagnostics;
    this.timings = timings;
    this.optimizer = optimizer;
  }

  /** What was asked for. */
  public CompilerOptions options() {
    return options;
  }

  /** The files of the program with their names resolved. */
  public CheckedProgram program() {
    return stages.program.get();
  }

  /** The types of what the names of the program stand for, as far as it could be elaborated. */
  public NameTypes nameTypes() {
    return stages.model.get().lowering().nameTypes();
  }

  /** The model as graphs, for training and for inference, before they are simplified. */
  public LoweredModel lowered() {
    LoweredModel model = stages.model.get().model();
    diagnostics.throwIfErrors();
    return model;
  }

  /** The entry points, with gradient and optimizer, before they are optimised. */
  public TrainingStep trainingStep() {
    return stages.trainable.get().step();
  }

  /** What the program says of how the model is trained, before the runtime is told. */
  TrainBlock trainBlock() {
    TrainBlock block = stages.model.get().block();
    if (block == null) {
      throw new IllegalStateException("the program does not say how the model is trained");
    }
    return block;
  }

  /** How the model is trained; empty where the program does not say. */
  public Optional<TrainingRun> trainingRun() {
    return Optional.ofNullable(stages.trainable.get().run());
  }

  /** What the model shows to the outside. */
  public ModelInterface modelInterface() {
    return trainingStep().modelInterface();
  }

  /** The entry points as they are planned. */
  public List<GraphFunction> optimized() {
    return stages.optimized.get();
  }

  /** The kernels and buffers. */
  public Plan plan() {
    return stages.plan.get();
  }

  /** What the loaded class will read, make and keep; the class itself need not be there. */
  public Signature signature() {
    return Signatures.of(plan());
  }

  /** What the Java is written for. */
  public Target target() {
    return stages.target.get();
  }

  /** The Java. */
  public JavaSource java() {
    return stages.java.get();
  }

  /** The loaded class. */
  public ProgramFactory factory() {
    return stages.factory.get();
  }

  /** The class once more, with the measuring of its kernels in it. */
  public ProfiledModel profiled() {
    return ProfiledModel.load(Emitter.emitProfiled(plan(), target(), batch()), plan());
  }

  /** A class that measures the model between its steps, for people to look at. */
  public ProbedModel probed() {
    // The step is planned before its graph gets further values.
    plan();
    Probe probe = stages.model.get().probe(trainingStep());
    return ProbedModel.load(probe, Optimizer.full(options.fastMath()), target(), batch());
  }

  /** What the runtime knows of the model, whose class is loaded when a program is first made. */
  public ModelDefinition definition() {
    return definition(
        (signature, storage, capacity, team) -> factory().create(storage, capacity, team));
  }

  /** What the runtime knows of the model, whose programs are made otherwise. */
  public ModelDefinition definition(ModelDefinition.Constructor constructor) {
    TrainingRun run = trainingRun().orElse(null);
    return new ModelDefinition(
        signature(),
        constructor,
        new ModelDefinition.Text(sources().files(), options.constants()),
        run == null
            ? null
            : new ModelDefinition.Training(run.plan(), run.data(), run.validation()));
  }

  /** The rows of the batches to expect. */
  public int batch() {
    return stages.model.get().batch(options);
  }

  /** The texts the program consists of, without those of the standard library. */
  public SourceBundle sources() {
    Map<String, String> files = new LinkedHashMap<>();
    for (SourceFile file : program().files()) {
      files.put(file.source().name(), file.source().text());
    }
    SourceText entry = program().entry().source();
    return new SourceBundle(entry.name(), files);
  }

  /** What the stages so far had to say. */
  public List<Diagnostic> diagnostics() {
    return diagnostics.all();
  }

  /** Warnings that can only be given when the rows to train with are there. */
  public List<Diagnostic> adviceOn(Dataset training) {
    return stages.model.get().adviceOn(training);
  }

  /** How long the stages so far took. */
  public Timings timings() {
    return timings;
  }

  /** What the optimiser did so far. */
  public OptimizerReport optimizerReport() {
    return optimizer.report();
  }
}
