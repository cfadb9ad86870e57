package org.adjoint.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.adjoint.runtime.model.Model;
import org.adjoint.runtime.model.ModelTrainer;
import org.adjoint.runtime.model.Predictor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A day's work in small: nothing grows, nothing drifts, and the answers stay the same. */
class LoadTest {
  private static final int INPUTS = 4;
  private static final int ROWS = 8;
  private static final int THREADS = 8;

  /** Far less than what a leak of one object a step or a prediction would come to. */
  private static final long FLAT = 2 << 20;

  private static final String MODEL =
      """
      model Load%d {
        input  x: float[batch, 4]
        target y: float[batch]
        line = (x -> dense(%d, tanh) -> dense(1))[:, 0]
        output predicted = line
        loss = mean((line - y) ^ 2)
      }
      train Load%d { optimizer: adam(1e-3), batch: 8, epochs: 1, seed: %d }
      """;

  private static final float[][] FEEDS = new float[50][];
  private static final float[][] ANSWERS = new float[50][];

  static {
    for (int i = 0; i < FEEDS.length; i++) {
      FEEDS[i] = rows(i);
      ANSWERS[i] = targets(FEEDS[i]);
    }
  }

  /** Bytes in use after a collection. */
  private record Memory(long heap, long metaspace) {
    static Memory now() {
      System.gc();
      System.gc();
      long metaspace = 0;
      for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
        metaspace += pool.getName().equals("Metaspace") ? pool.getUsage().getUsed() : 0;
      }
      long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
      return new Memory(heap, metaspace);
    }

    /**
     * Holds what some work leaves to be next to nothing. What the virtual machine keeps of tests
     * before may come in the middle, but not each time; what leaks does.
     */
    static void assertFlat(Callable<String> work) throws Exception {
      Memory before = now();
      String told = work.call();
      Memory after = now();
      for (int again = 0; again < 2 && !after.isFlatSince(before); again++) {
        before = after;
        told = work.call();
        after = now();
      }
      after.assertFlatSince(before, told);
    }

    private boolean isFlatSince(Memory before) {
      return heap - before.heap < FLAT && metaspace - before.metaspace < FLAT;
    }

    /** Tells what has come since another moment, and holds it to be next to nothing. */
    void assertFlatSince(Memory before, String work) {
      System.out.printf(
          "%s: heap %+,d bytes of %,d, metaspace %+,d of %,d%n",
          work, heap - before.heap, heap, metaspace - before.metaspace, metaspace);
      assertThat(heap - before.heap).as("heap").isLessThan(FLAT);
      assertThat(metaspace - before.metaspace).as("metaspace").isLessThan(FLAT);
    }
  }

  private static Network network(int number) {
    return Network.ofText(MODEL.formatted(number, 4 + number, number, number));
  }

  /** Rows of a function that the model can learn: one of the inputs, halved. */
  private static float[] rows(int seed) {
    Random random = new Random(seed);
    float[] rows = new float[ROWS * INPUTS];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = random.nextFloat() - 0.5f;
    }
    return rows;
  }

  private static float[] targets(float[] rows) {
    float[] targets = new float[ROWS];
    for (int row = 0; row < ROWS; row++) {
      targets[row] = rows[row * INPUTS] / 2;
    }
    return targets;
  }

  private static float steps(ModelTrainer trainer, int first, int count) {
    float loss = Float.NaN;
    for (int step = first; step < first + count; step++) {
      trainer.feed(0, ROWS, FEEDS[step % FEEDS.length]);
      trainer.feed(1, ROWS, ANSWERS[step % FEEDS.length]);
      loss = trainer.step(ROWS);
    }
    return loss;
  }

  @Test
  void thousandsOfStepsLeaveTheMemoryFlat() throws Exception {
    train(20_000);
  }

  @Test
  @Tag("long")
  void aMillionStepsLeaveTheMemoryFlat() throws Exception {
    train(1_000_000);
  }

  private static void train(int count) throws Exception {
    try (ModelTrainer trainer = network(1).trainer()) {
      steps(trainer, 0, count / 10);
      Memory.assertFlat(
          () -> {
            long started = System.nanoTime();
            float loss = steps(trainer, 0, count);
            double seconds = (System.nanoTime() - started) * 1e-9;
            assertThat(loss).isLessThan(1e-3f);
            return "%,d steps in %.1f s, loss %.1e".formatted(count, seconds, loss);
          });
    }
  }

  @Test
  void predictionsOfEightThreadsLeaveTheMemoryFlat() throws Exception {
    predict(200_000);
  }

  @Test
  @Tag("long")
  void aHundredMillionPredictionsOfEightThreadsLeaveTheMemoryFlat() throws Exception {
    predict(Long.getLong("adjoint.predictions", 100_000_000));
  }

  /** Predicts so many rows in all, one call a row, and compares each with what it was at first. */
  private static void predict(long count) throws Exception {
    try (ModelTrainer trainer = network(2).trainer()) {
      steps(trainer, 0, 100);
      Model model = trainer.model();
      float[] expected = new float[FEEDS.length];
      for (int row = 0; row < expected.length; row++) {
        expected[row] = predicted(model, row, new float[1]);
      }
      long each = count / THREADS;
      assertThat(wrong(model, expected, each / 10)).isZero();
      Memory.assertFlat(
          () -> {
            long started = System.nanoTime();
            assertThat(wrong(model, expected, each)).isZero();
            double seconds = (System.nanoTime() - started) * 1e-9;
            return "%,d predictions in %.1f s".formatted(each * THREADS, seconds);
          });
    }
  }

  private static float predicted(Model model, int row, float[] result) {
    Predictor predictor = model.predictor(1);
    predictor.input(0, FEEDS[row]);
    predictor.output(0, result);
    predictor.run();
    return result[0];
  }

  private static long wrong(Model model, float[] expected, long each) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<Long>> counts = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        long first = thread;
        counts.add(threads.submit(() -> wrong(model, expected, first, each)));
      }
      long wrong = 0;
      for (Future<Long> count : counts) {
        wrong += count.get();
      }
      return wrong;
    } finally {
      threads.shutdown();
    }
  }

  private static long wrong(Model model, float[] expected, long first, long each) {
    float[] result = new float[1];
    long wrong = 0;
    for (long i = first; i < first + each; i++) {
      int row = (int) (i % expected.length);
      wrong += predicted(model, row, result) == expected[row] ? 0 : 1;
    }
    return wrong;
  }

  @Test
  void tenModelsInTurnEachComeToTheirOwnBits() {
    takeTurns(20);
  }

  @Test
  @Tag("long")
  void tenModelsInTurnLeaveTheMemoryFlat() {
    takeTurns(5_000);
  }

  private static void takeTurns(int turns) {
    List<ModelTrainer> trainers = new ArrayList<>();
    List<String> alone = new ArrayList<>();
    for (int number = 0; number < 10; number++) {
      try (ModelTrainer trainer = network(number).trainer()) {
        steps(trainer, 0, 10 * turns);
        alone.add(trainer.parametersSha256());
      }
      trainers.add(network(number).trainer());
    }
    for (ModelTrainer trainer : trainers) {
      steps(trainer, 0, 10);
    }
    Memory before = Memory.now();
    for (int turn = 1; turn < turns; turn++) {
      for (ModelTrainer trainer : trainers) {
        steps(trainer, 10 * turn, 10);
      }
    }
    Memory.now()
        .assertFlatSince(before, "10 models, %,d steps each, in turn".formatted(10 * turns));
    assertThat(trainers).extracting(ModelTrainer::parametersSha256).isEqualTo(alone);
    trainers.forEach(ModelTrainer::close);
  }
}
