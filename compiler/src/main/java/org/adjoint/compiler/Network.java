package org.adjoint.compiler;

import java.io.IOException;
import java.nio.file.Path;
import org.adjoint.runtime.model.Model;
import org.adjoint.runtime.model.ModelDefinition;
import org.adjoint.runtime.model.ModelTrainer;
import org.adjoint.runtime.model.TrainerSettings;
import org.adjoint.runtime.program.ProgramFactory;
import org.adjoint.runtime.program.Signature;

/**
 * A network that a Java program compiles while it runs, to be trained and used. Each has classes of
 * its own, which go with the last reference to it, to its trainers and to its models; nothing is
 * shared between two. Any number of threads may use one.
 */
public final class Network {
  private final ModelDefinition definition;

  private Network(ModelDefinition definition) {
    this.definition = definition;
  }

  /**
   * Compiles the text of a program that imports nothing.
   *
   * @throws org.adjoint.compiler.diagnostic.CompilationException where the program is at fault
   */
  public static Network ofText(String text) {
    return of(ProgramSource.ofText("program.nn", text), CompilerOptions.DEFAULT);
  }

  /**
   * Compiles a file, which may import others of its folder.
   *
   * @throws IOException where it cannot be read
   * @throws org.adjoint.compiler.diagnostic.CompilationException where the program is at fault
   */
  public static Network ofFile(Path file) throws IOException {
    return of(ProgramSource.ofFile(file), CompilerOptions.DEFAULT);
  }

  /**
   * Compiles a program.
   *
   * @throws org.adjoint.compiler.diagnostic.CompilationException where it is at fault
   */
  public static Network of(ProgramSource source, CompilerOptions options) {
    CompiledModel compiled = Compiler.compile(source, options);
    // The factory alone is kept, so that graphs and plans are not.
    ProgramFactory factory = compiled.factory();
    return new Network(
        compiled.definition(
            (signature, storage, capacity, team) -> factory.create(storage, capacity, team)));
  }

  /** What the runtime knows of it. */
  public ModelDefinition definition() {
    return definition;
  }

  /** The names, shapes and places of all that the network reads, makes and keeps. */
  public Signature signature() {
    return definition.signature();
  }

  /**
   * How it is trained where nothing else is said: as its program says, with a thread for each
   * processor.
   *
   * @throws org.adjoint.runtime.AdjointException where the program does not say
   */
  public TrainerSettings settings() {
    return TrainerSettings.of(definition);
  }

  /** A trainer with initial weights; it is to be closed. */
  public ModelTrainer trainer() {
    return trainer(settings());
  }

  /** A trainer with initial weights, told otherwise than the program says; it is to be closed. */
  public ModelTrainer trainer(TrainerSettings settings) {
    return new ModelTrainer(definition, settings);
  }

  /**
   * Reads a saved model.
   *
   * @throws org.adjoint.runtime.AdjointException where it cannot be read, is damaged, or does not
   *     fit
   */
  public Model load(Path file) {
    return Model.load(definition, file);
  }
}
