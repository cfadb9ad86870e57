package org.adjoint.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.adjoint.compiler.CompiledModel;
import org.adjoint.compiler.Compiler;
import org.adjoint.compiler.CompilerOptions;
import org.adjoint.compiler.ProgramSource;
import org.adjoint.compiler.TargetChoice;
import org.adjoint.runtime.program.Port;
import org.adjoint.runtime.program.Program;
import org.adjoint.runtime.program.StepScalars;
import org.adjoint.runtime.work.Team;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One training step on random data: forward, backward and update. With {@code -prof gc} it shows
 * that a step allocates nothing.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@State(Scope.Thread)
public class TrainingStep {
  /** The program. */
  @Param({"small", "mlp"})
  public String model = "small";

  /** What the code is generated for. */
  @Param({"VECTOR", "PORTABLE"})
  public TargetChoice target = TargetChoice.VECTOR;

  /** The workers, the calling thread among them. */
  @Param({"1", "2"})
  public int threads = 1;

  private final StepScalars scalars = new StepScalars();
  private Team team = Team.of(1);
  private Object[] feed = {};
  private float[] measures = {};
  private int rows;
  private @Nullable Program program;

  /** Compiles the program and draws a batch. */
  @Setup(Level.Trial)
  public void prepare() throws IOException {
    CompiledModel compiled =
        Compiler.compile(
            ProgramSource.ofText(model + ".nn", text()),
            CompilerOptions.DEFAULT.withTarget(target));
    rows = compiled.batch();
    team = Team.of(threads);
    Program fresh = compiled.factory().create(compiled.factory().newStorage(), rows, team);
    fresh.initialize(1);
    program = fresh;
    measures = new float[fresh.signature().measures().size()];
    Random random = new Random(1);
    List<Port> ports = fresh.signature().feed();
    feed = ports.stream().map(port -> draw(port.newArray(rows), random)).toArray();
  }

  private String text() throws IOException {
    try (InputStream in = TrainingStep.class.getResourceAsStream(model + ".nn")) {
      if (in == null) {
        throw new IOException("no benchmark is called " + model);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Object draw(Object array, Random random) {
    if (array instanceof float[] floats) {
      for (int i = 0; i < floats.length; i++) {
        floats[i] = random.nextFloat();
      }
    } else if (array instanceof int[] ints) {
      for (int i = 0; i < ints.length; i++) {
        ints[i] = random.nextInt(2);
      }
    }
    return array;
  }

  /** Stops the workers. */
  @TearDown(Level.Trial)
  public void stop() {
    team.close();
  }

  /** A step. */
  @Benchmark
  public float step() {
    scalars.step++;
    Objects.requireNonNull(program).step(feed, rows, scalars, measures);
    return measures[0];
  }
}
