package org.adjoint.compiler.load;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import org.adjoint.compiler.emit.JavaSource;
import org.adjoint.compiler.plan.Plan;
import org.adjoint.runtime.program.Program;
import org.adjoint.runtime.program.ProgramFactory;
import org.adjoint.runtime.program.Signature;
import org.adjoint.runtime.program.Storage;
import org.adjoint.runtime.work.Team;

/**
 * A model compiled in memory, in a class loader of its own: dropped with the last reference to it.
 */
public final class LoadedModel implements ProgramFactory {
  private final Signature signature;
  private final Constructor<? extends Program> constructor;

  private LoadedModel(Signature signature, Constructor<? extends Program> constructor) {
    this.signature = signature;
    this.constructor = constructor;
  }

  /** Compiles the source of a planned model. */
  public static LoadedModel load(JavaSource source, Plan plan) {
    Class<? extends Program> type = JaninoClasses.compile(source).asSubclass(Program.class);
    try {
      return new LoadedModel(
          Signatures.of(plan),
          type.getConstructor(Signature.class, Storage.class, int.class, Team.class));
    } catch (NoSuchMethodException missing) {
      throw new IllegalStateException("the generated class has another constructor", missing);
    }
  }

  @Override
  public Signature signature() {
    return signature;
  }

  @Override
  public Storage newStorage() {
    return new Storage(signature);
  }

  @Override
  public Program create(Storage storage, int capacity, Team team) {
    try {
      return constructor.newInstance(signature, storage, capacity, team);
    } catch (InvocationTargetException failure) {
      if (failure.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException("cannot make the program", failure.getCause());
    } catch (ReflectiveOperationException failure) {
      throw new IllegalStateException("cannot make the program", failure);
    }
  }
}
