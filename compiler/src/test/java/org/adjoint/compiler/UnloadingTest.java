package org.adjoint.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.adjoint.runtime.model.Columns;
import org.adjoint.runtime.model.ModelTrainer;
import org.adjoint.runtime.program.Program;
import org.adjoint.runtime.train.TrainingListener;
import org.adjoint.runtime.work.Team;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Networks that are dropped leave nothing behind. */
class UnloadingTest {
  private static final String LINE =
      """
      model Line {
        input  x: float[batch]
        target y: float[batch]
        param w: float = 0.5
        output line = w * x
        loss = mean((w * x - y) ^ 2)
      }
      train Line { optimizer: sgd(0.1), batch: 2, epochs: 2 }
      """;

  private static Class<?> classOf(Network network) {
    try (Team team = Team.of(1)) {
      Program program = network.definition().create(network.definition().newStorage(), 1, team);
      return program.getClass();
    }
  }

  private static void train(Network network) {
    Columns rows = new Columns().with("x", 1.0, 2.0).with("y", 1.0, 3.0);
    try (ModelTrainer trainer = network.trainer(network.settings().withThreads(2))) {
      trainer.fit(rows, TrainingListener.NONE);
      trainer.model().predict(rows);
    }
  }

  private static WeakReference<Class<?>> used() {
    Network network = Network.ofText(LINE);
    train(network);
    return new WeakReference<>(classOf(network));
  }

  @Test
  void theClassesOfADroppedNetworkAreUnloaded() throws InterruptedException {
    Network kept = Network.ofText(LINE);
    WeakReference<Class<?>> dropped = used();
    for (int turn = 0; turn < 100 && dropped.get() != null; turn++) {
      System.gc();
      Thread.sleep(20);
    }
    assertThat(dropped.get()).isNull();
    // One that is not dropped goes on beside it.
    assertThat(classOf(kept)).isSameAs(classOf(kept));
    train(kept);
  }

  @Test
  void networksOfOneTextHaveClassesOfTheirOwn() {
    Class<?> first = classOf(Network.ofText(LINE));
    Class<?> second = classOf(Network.ofText(LINE));
    assertThat(first).isNotSameAs(second);
    assertThat(first.getName()).isEqualTo(second.getName());
    assertThat(first.getClassLoader()).isNotSameAs(second.getClassLoader());
  }

  @Test
  void droppedNetworksTakeFarLessThanKeptOnes() {
    compile(100);
    List<Network> kept = new ArrayList<>();
    long before = metaspace();
    for (int i = 0; i < 100; i++) {
      Network network = Network.ofText(LINE);
      classOf(network);
      kept.add(network);
    }
    long ofKept = metaspace() - before;
    assertThat(kept).hasSize(100);
    // What is left is what HotSpot learns of the compiler's own methods while they warm up.
    assertThat(growth(0, 300)).isLessThan(ofKept);
  }

  /** Kept, each would take about 20 KB: 2 GB in all. */
  @Test
  @Tag("long")
  void aHundredThousandCompilationsKeepTheMetaspaceFlat() {
    assertThat(growth(2_000, Integer.getInteger("adjoint.compilations", 100_000)))
        .isLessThan(4 * 1024 * 1024);
  }

  /** The bytes of metaspace that so many compilations add, once some have warmed everything up. */
  private static long growth(int warmUp, int compilations) {
    compile(warmUp);
    long before = metaspace();
    compile(compilations);
    long grown = metaspace() - before;
    System.out.printf("metaspace grew by %,d bytes in %,d compilations%n", grown, compilations);
    return grown;
  }

  private static void compile(int times) {
    for (int i = 0; i < times; i++) {
      classOf(Network.ofText(LINE));
    }
  }

  private static long metaspace() {
    System.gc();
    System.gc();
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getName().equals("Metaspace")) {
        return pool.getUsage().getUsed();
      }
    }
    throw new IllegalStateException("this Java does not tell of its metaspace");
  }
}
