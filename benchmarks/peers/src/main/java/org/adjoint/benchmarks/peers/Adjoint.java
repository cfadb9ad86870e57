package org.adjoint.benchmarks.peers;

import java.util.List;
import java.util.Random;
import org.adjoint.compiler.CompiledModel;
import org.adjoint.compiler.Compiler;
import org.adjoint.compiler.CompilerOptions;
import org.adjoint.compiler.ProgramSource;
import org.adjoint.compiler.TargetChoice;
import org.adjoint.runtime.program.Port;
import org.adjoint.runtime.program.Program;
import org.adjoint.runtime.program.StepScalars;
import org.adjoint.runtime.work.Team;

/** This project, compiled at run time as `train` does it. */
final class Adjoint implements Contender {
  private final TargetChoice target;

  Adjoint(TargetChoice target) {
    this.target = target;
  }

  @Override
  public String version() {
    return "Adjoint " + Versions.of("adjoint");
  }

  @Override
  public boolean takes(Workload workload) {
    return true;
  }

  @Override
  public Runnable prepare(Workload workload, int threads) {
    String file = workload.network() + ".nn";
    CompiledModel model =
        Compiler.compile(
            ProgramSource.ofText(file, Workload.text("models/" + file)),
            CompilerOptions.DEFAULT.withTarget(target));
    int rows = workload.rows();
    Program program = model.factory().create(model.factory().newStorage(), rows, Team.of(threads));
    program.initialize(1);
    Random random = new Random(1);
    List<Port> ports = program.signature().feed();
    Object[] feed = ports.stream().map(port -> draw(port.newArray(rows), random)).toArray();
    StepScalars scalars = new StepScalars();
    if (!workload.trains()) {
      Object[] outputs =
          program.signature().outputs().stream().map(port -> port.newArray(rows)).toArray();
      return () -> program.predict(feed, rows, scalars, outputs);
    }
    float[] measures = new float[program.signature().measures().size()];
    return () -> {
      scalars.step++;
      program.step(feed, rows, scalars, measures);
    };
  }

  private static Object draw(Object array, Random random) {
    if (array instanceof float[] floats) {
      for (int i = 0; i < floats.length; i++) {
        floats[i] = random.nextFloat();
      }
    } else if (array instanceof int[] ints) {
      for (int i = 0; i < ints.length; i++) {
        ints[i] = random.nextInt(10);
      }
    }
    return array;
  }
}
