package org.adjoint.compiler.ir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StepTurnTest {
  private static List<Integer> steps(StepTurn turn, int last) {
    return IntStream.rangeClosed(1, last).filter(step -> turn.isAt(step, 1)).boxed().toList();
  }

  private static List<Integer> updates(StepTurn turn, int last) {
    return steps(turn, last).stream().map(turn::update).toList();
  }

  @Test
  void everyStepIsAnUpdateUnlessSaidOtherwise() {
    assertThat(steps(StepTurn.ALWAYS, 4)).containsExactly(1, 2, 3, 4);
    assertThat(updates(StepTurn.ALWAYS, 4)).containsExactly(1, 2, 3, 4);
  }

  /** Two steps of one phase, then one of another. */
  @Test
  void phasesTakeTurnsAndCountTheirOwnUpdates() {
    StepTurn first = new StepTurn(3, 0, 2, 1, true, StepTurn.Epochs.ALL);
    StepTurn second = new StepTurn(3, 2, 1, 1, true, StepTurn.Epochs.ALL);
    assertThat(steps(first, 9)).containsExactly(1, 2, 4, 5, 7, 8);
    assertThat(updates(first, 9)).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(steps(second, 9)).containsExactly(3, 6, 9);
    assertThat(updates(second, 9)).containsExactly(1, 2, 3);
  }

  /** Two updates of one phase and one of another, each of the gradients of two steps. */
  @Test
  void stepsGatherBeforeTheyUpdate() {
    StepTurn gather = new StepTurn(6, 0, 4, 2, false, StepTurn.Epochs.ALL);
    StepTurn update = new StepTurn(6, 0, 4, 2, true, StepTurn.Epochs.ALL);
    StepTurn other = new StepTurn(6, 4, 2, 2, true, StepTurn.Epochs.ALL);
    assertThat(steps(gather, 12)).containsExactly(1, 3, 7, 9);
    assertThat(steps(update, 12)).containsExactly(2, 4, 8, 10);
    assertThat(updates(gather, 12)).containsExactly(1, 2, 3, 4);
    assertThat(updates(update, 12)).containsExactly(1, 2, 3, 4);
    assertThat(steps(other, 12)).containsExactly(6, 12);
    assertThat(updates(other, 12)).containsExactly(1, 2);
    assertThat(gather.share() + update.share()).isEqualTo(4 / 6.0);
  }

  @Test
  void aTurnIsTakenInItsEpochsAlone() {
    StepTurn turn = new StepTurn(1, 0, 1, 1, true, new StepTurn.Epochs(3, 5));
    assertThat(IntStream.rangeClosed(1, 6).filter(epoch -> turn.isAt(1, epoch)))
        .containsExactly(3, 4);
  }

  @Test
  void aTurnIsPartOfItsRound() {
    assertThatThrownBy(() -> new StepTurn(2, 1, 2, 1, true, StepTurn.Epochs.ALL))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
