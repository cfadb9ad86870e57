package org.adjoint.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.adjoint.compiler.CompiledModel;
import org.adjoint.compiler.Compiler;
import org.adjoint.compiler.CompilerOptions;
import org.adjoint.compiler.ProgramSource;
import org.adjoint.compiler.SourceBundle;
import org.adjoint.compiler.lower.TrainBlock;
import org.adjoint.runtime.save.ModelDescription;
import org.adjoint.runtime.save.SavedModel;
import org.adjoint.runtime.save.ToldRun;
import org.jspecify.annotations.Nullable;

/** The program that is kept with a saved model, and what its run was told besides. */
record SavedProgram(SavedModel saved) {
  static SavedProgram open(Path path) {
    return new SavedProgram(SavedModel.open(path));
  }

  /** Compiles the program that is kept with the model as it was compiled to be trained. */
  CompiledModel compile(ProgramOptions asked, @Nullable Integer batch) {
    ModelDescription description = saved.description();
    SourceBundle bundle = new SourceBundle(description.mainFile(), description.files());
    CompilerOptions options =
        options(asked, new TrainBlock.Overrides(batch, null, null, null))
            .withModel(description.model());
    return Compiler.compile(ProgramSource.of(bundle), options);
  }

  /** What was asked for when the model was trained, but for what is asked for now. */
  CompilerOptions options(ProgramOptions asked, TrainBlock.Overrides overrides) {
    Integer batch = overrides.batch();
    Integer seed = overrides.seed();
    TrainBlock.Overrides told =
        new TrainBlock.Overrides(
            batch == null ? (Integer) told().batch() : batch,
            overrides.epochs(),
            overrides.steps(),
            seed == null ? (Integer) told().seed() : seed);
    CompilerOptions options = asked.with(told);
    Map<String, String> constants = new LinkedHashMap<>();
    saved
        .description()
        .constants()
        .asFields()
        .entries()
        .forEach((name, value) -> constants.put(name, value.asText()));
    constants.putAll(options.constants());
    return options.withConstants(constants);
  }

  /** What its run was told besides its program. */
  ToldRun told() {
    return ToldRun.fromJson(saved.description().run());
  }
}
