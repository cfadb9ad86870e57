package org.adjoint.runtime.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TeamTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void everyPartRunsOnceInEachOfManyCycles(int threads) {
    AtomicIntegerArray counts = new AtomicIntegerArray(threads);
    try (Team team = Team.of(threads)) {
      assertThat(team.size()).isEqualTo(threads);
      for (int cycle = 0; cycle < 25; cycle++) {
        team.begin();
        for (int job = 0; job < 20; job++) {
          team.run((part, parts) -> counts.addAndGet(part, parts));
        }
        team.end();
      }
      for (int part = 0; part < threads; part++) {
        assertThat(counts.get(part)).isEqualTo(500 * threads);
      }
    }
  }

  @Test
  void workersAreWokenForAJobOutsideBeginAndEnd() throws InterruptedException {
    try (Team team = Team.of(2)) {
      AtomicInteger runs = new AtomicInteger();
      for (int cycle = 0; cycle < 20; cycle++) {
        Thread.sleep(2);
        team.run((part, parts) -> runs.incrementAndGet());
      }
      assertThat(runs).hasValue(40);
    }
  }

  @Test
  void workersStayParkedWhileThereIsNoJob() throws InterruptedException {
    try (Team team = Team.of(2)) {
      team.begin();
      Thread worker =
          Thread.getAllStackTraces().keySet().stream()
              .filter(thread -> thread.getName().equals("adjoint-worker-1"))
              .findFirst()
              .orElseThrow();
      while (worker.getState() != Thread.State.WAITING) {
        Thread.sleep(1);
      }
      team.end();
    }
  }

  @Test
  void theCallerSeesWhatTheWorkersWrote() {
    try (Team team = Team.of(2)) {
      int[] data = new int[2];
      for (int cycle = 1; cycle <= 3_000; cycle++) {
        team.run((part, parts) -> data[part]++);
        assertThat(data[0] + data[1]).isEqualTo(2 * cycle);
      }
    }
  }

  @Test
  void aFailureOfAWorkerOrOfTheCallerReachesTheCallerAndTheTeamGoesOn() {
    try (Team team = Team.of(2)) {
      for (int failing = 0; failing < 2; failing++) {
        int broken = failing;
        assertThatThrownBy(
                () ->
                    team.run(
                        (part, parts) -> {
                          if (part == broken) {
                            throw new ArithmeticException("part " + part);
                          }
                        }))
            .isInstanceOf(ArithmeticException.class)
            .hasMessage("part " + failing);
        AtomicInteger runs = new AtomicInteger();
        team.run((part, parts) -> runs.incrementAndGet());
        assertThat(runs).hasValue(2);
      }
    }
  }

  @Test
  void aJobCannotUseTheTeamThatRunsIt() {
    try (Team team = Team.of(2)) {
      assertThatThrownBy(() -> team.run((part, parts) -> nested(team, part)))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  private static void nested(Team team, int part) {
    if (part == 0) {
      team.run((inner, parts) -> {});
    }
  }

  @Test
  void aTeamOfOneStartsNoThreadAndAClosedTeamEndsItsThreads() {
    long before = workers();
    try (Team one = Team.of(1)) {
      assertThat(workers()).isEqualTo(before);
      one.run(
          (part, parts) -> assertThat(Thread.currentThread().getName()).doesNotContain("worker"));
    }
    Team three = Team.of(3);
    assertThat(workers()).isEqualTo(before + 2);
    three.close();
    assertThat(workers()).isEqualTo(before);
    assertThatThrownBy(() -> three.run((part, parts) -> {}))
        .isInstanceOf(IllegalStateException.class);
  }

  private static long workers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.isAlive() && thread.getName().startsWith("adjoint-worker"))
        .count();
  }

  @Test
  void handingOutWorkAllocatesNothing() {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    Job job = (part, parts) -> {};
    try (Team team = Team.of(2)) {
      runOften(team, job);
      long before = threads.getCurrentThreadAllocatedBytes();
      runOften(team, job);
      assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1_000);
    }
  }

  private static void runOften(Team team, Job job) {
    team.begin();
    for (int i = 0; i < 2_000; i++) {
      team.run(job);
    }
    team.end();
  }
}
