package org.adjoint.compiler.optimize;

import java.util.ArrayList;
import java.util.List;
import org.adjoint.compiler.ir.Elementwise;
import org.adjoint.compiler.ir.Movement;
import org.adjoint.compiler.ir.Operation;
import org.adjoint.compiler.op.Absolute;
import org.adjoint.compiler.op.Add;
import org.adjoint.compiler.op.Broadcast;
import org.adjoint.compiler.op.Concat;
import org.adjoint.compiler.op.Contraction;
import org.adjoint.compiler.op.Convert;
import org.adjoint.compiler.op.Divide;
import org.adjoint.compiler.op.Log;
import org.adjoint.compiler.op.Log1p;
import org.adjoint.compiler.op.Pad;
import org.adjoint.compiler.op.Power;
import org.adjoint.compiler.op.Reduce;
import org.adjoint.compiler.op.Reshape;
import org.adjoint.compiler.op.Select;
import org.adjoint.compiler.op.Skew;
import org.adjoint.compiler.op.Slice;
import org.adjoint.compiler.op.StopGradient;
import org.adjoint.compiler.op.Subtract;
import org.adjoint.compiler.op.Transpose;
import org.adjoint.compiler.op.Unskew;

/** The rules, in the order in which they are tried, each with its reason. */
final class RuleOrder {
  private RuleOrder() {}

  /** The rules that are applied; with fast math all of them. */
  static List<OrderedRule<?>> rules(boolean fastMath) {
    return all().stream().filter(rule -> fastMath || rule.kind() != OrderedRule.Kind.FAST).toList();
  }

  private static List<OrderedRule<?>> all() {
    List<OrderedRule<?>> rules = new ArrayList<>();
    rules.addAll(constants());
    rules.addAll(algebra());
    rules.addAll(stableForms());
    rules.addAll(fastMath());
    rules.addAll(movement());
    rules.addAll(reductions());
    return rules;
  }

  private static List<OrderedRule<?>> constants() {
    return List.of(
        exact(Elementwise.class, new FoldConstants(), "what is known costs nothing"),
        exact(
            Elementwise.class,
            new OrderOperands(),
            "all rules below look for constants on the right"),
        exact(Elementwise.class, new FoldIntegerZero(), "indices are full of zeros"),
        exact(Elementwise.class, new FoldComparisonWithItself(), "conditions of unrolled loops"),
        exact(Reduce.class, new FoldReductionOfFill(), "counts, as of what tied, are known"));
  }

  private static List<OrderedRule<?>> algebra() {
    return List.of(
        exact(Elementwise.class, new RemoveNeutralOperand(), "gradients begin with a factor of 1"),
        exact(
            Add.class, new RemoveAddedZero(), "defaults, as of a floor or a minimum, are often 0"),
        exact(Elementwise.class, new RemoveDoubleNegation(), "gradients of differences negate"),
        exact(Absolute.class, new SimplifyAbsolute(), "a sign that is dropped need not be made"),
        exact(Elementwise.class, new AbsorbNegationIntoSum(), "one operation instead of two"),
        exact(Elementwise.class, new AbsorbNegationIntoProduct(), "one operation instead of two"),
        exact(Select.class, new SimplifySelect(), "the gradient of a selection is a selection"),
        exact(Elementwise.class, new SimplifyLogic(), "masks are often made of masks"),
        exact(Elementwise.class, new MergeExtrema(), "bounds are often given twice"),
        exact(Convert.class, new MergeConversions(), "masks become numbers by way of numbers"),
        exact(Divide.class, new DivideByPowerOfTwo(), "a product is several times as fast"),
        stable(Power.class, new ExpandPower(), "a power costs a hundred products"),
        after(StopGradient.class, new RemoveStopGradient(), "its work is done"));
  }

  private static List<OrderedRule<?>> stableForms() {
    return List.of(
        before(Divide.class, new FormSigmoid(), "before the quotient is anything else"),
        before(Divide.class, new ShiftSoftmax(), "before its logarithm is taken"),
        before(Elementwise.class, new FormExpm1(), "before log(1 - exp(x)) is looked for"),
        before(Subtract.class, new ReflectSigmoid(), "then its logarithm has a stable form"),
        before(Subtract.class, new ReflectExtremum(), "brings the line above to clamped ones"),
        before(Log.class, new CancelLogOfExp(), "exp overflows, its logarithm does not"),
        before(
            Log.class,
            new SplitLogOfQuotient(),
            "log(softmax(x)) without a zero to take the log of"),
        before(Log.class, new FormLogSigmoid(), "finite where the sigmoid is rounded to 0"),
        before(Log.class, new ShiftLogOfSum(), "finite where a term overflows"),
        before(Log.class, new FormLogAddExp(), "the same of two terms"),
        before(Log.class, new FormLogOneMinusExp(), "before log1p takes it, inaccurate near 0"),
        before(Log.class, new FormLog1p(), "accurate near 0"),
        before(Log1p.class, new FormSoftplus(), "finite where exp overflows"),
        before(Add.class, new JoinSoftplus(), "what the line above leaves of the written-out form"),
        before(Log.class, new MoveLogIntoExtremum(), "a clamped probability is one still"),
        before(Log.class, new MoveLogIntoSlice(), "a part of the probabilities too"),
        before(Log.class, new MoveLogIntoChosenClass(), "and the probability of one class"));
  }

  private static List<OrderedRule<?>> fastMath() {
    return List.of(
        fast(Elementwise.class, new CancelEqualOperands(), "wrong for 0, infinity and NaN"),
        fast(Elementwise.class, new AbsorbZero(), "wrong for infinity, NaN and -0"),
        fast(Elementwise.class, new JoinConstants(), "rounds once instead of twice"),
        fast(Divide.class, new MultiplyByReciprocal(), "rounds twice instead of once"),
        fast(Add.class, new FactorOut(), "one product less, rounded otherwise"),
        fast(Reduce.class, new MultiplyInsteadOfSum(), "rounds once instead of n times"),
        fast(Reduce.class, new SumBeforeFactor(), "one product instead of n, rounded otherwise"),
        fast(Reduce.class, new MergeSums(), "one reduction instead of two, in another order"),
        fast(Contraction.class, new SumInsteadOfContraction(), "n sums instead of n products"));
  }

  private static List<OrderedRule<?>> movement() {
    return List.of(
        exact(Movement.class, new RemoveIdleMovement(), "shapes are often written out to be sure"),
        exact(Reshape.class, new MergeReshapes(), "only the last shape shows"),
        exact(Transpose.class, new MergeTransposes(), "only the product of the orders shows"),
        exact(Broadcast.class, new MergeBroadcasts(), "the rules below look at one broadcast"),
        exact(Slice.class, new MergeSlices(), "reversed twice is as it was"),
        exact(Pad.class, new MergePads(), "gradients of slices of slices"),
        exact(Pad.class, new PadBeforeMovement(), "pads a tensor, not its windows"),
        exact(Concat.class, new FlattenConcat(), "layers that add a feature each"),
        exact(Concat.class, new JoinSlices(), "what was split is whole again"),
        exact(Slice.class, new TakeSliceFromConcat(), "the gradient of a concat"),
        exact(Slice.class, new TakeSliceFromPad(), "the gradient of a pad"),
        exact(Transpose.class, new ReshapeInsteadOfTranspose(), "a reshape moves nothing"),
        exact(Broadcast.class, new ReshapeInsteadOfBroadcast(), "a reshape repeats nothing"),
        exact(
            Broadcast.class,
            new DropUnitAxesBeforeBroadcast(),
            "one form for what `keep: true` made"),
        exact(Transpose.class, new PushTransposeThroughBroadcast(), "the broadcast comes last"),
        exact(Reshape.class, new PushReshapeThroughBroadcast(), "the broadcast comes last"),
        exact(Slice.class, new PushSliceThroughBroadcast(), "the broadcast comes last"),
        exact(Slice.class, new SliceBeforeMovement(), "brings it to the pad it makes smaller"),
        exact(Skew.class, new MoveWithoutWindows(), "the gradient of pooling then adds nothing up"),
        exact(
            Unskew.class,
            new WindowsInsteadOfUnskew(),
            "windows are read in place, without a condition"),
        exact(
            Elementwise.class,
            new DelayBroadcast(),
            "computes each element once, scalars as scalars"),
        exact(
            Elementwise.class, new DelayReshape(), "the rules see through what `keep: true` made"),
        exact(
            Elementwise.class,
            new DelayTranspose(),
            "brings it to the contraction that absorbs it"));
  }

  private static List<OrderedRule<?>> reductions() {
    return List.of(
        exact(Reduce.class, new DropUnitAxesFromReduction(), "what is left is often no reduction"),
        exact(Reduce.class, new ReduceBeforeBroadcast(), "reduces each row once"),
        exact(Reduce.class, new ReduceBeforeReshape(), "the reshape comes last"),
        exact(Reduce.class, new ReduceBeforeTranspose(), "the transpose comes last"),
        stable(
            Reduce.class,
            new ContractOverWindows(),
            "the gradient of a convolution is a convolution"),
        after(
            Reduce.class, new MergeExtremeReductions(), "later: elements that tie share otherwise"),
        exact(
            Contraction.class,
            new AbsorbOperandTranspose(),
            "operands are read in any order for nothing"),
        exact(Contraction.class, new ContractBeforeBroadcast(), "multiplies each row once"),
        exact(Contraction.class, new NumberLabels(), "equal contractions become one value"));
  }

  private static <O extends Operation> OrderedRule<O> exact(
      Class<O> root, Rule<O> rule, String reason) {
    return new OrderedRule<>(root, rule, OrderedRule.Kind.EXACT, OrderedRule.Stage.ALWAYS, reason);
  }

  private static <O extends Operation> OrderedRule<O> after(
      Class<O> root, Rule<O> rule, String reason) {
    return new OrderedRule<>(
        root, rule, OrderedRule.Kind.EXACT, OrderedRule.Stage.AFTER_GRADIENT, reason);
  }

  private static <O extends Operation> OrderedRule<O> stable(
      Class<O> root, Rule<O> rule, String reason) {
    return new OrderedRule<>(root, rule, OrderedRule.Kind.STABLE, OrderedRule.Stage.ALWAYS, reason);
  }

  private static <O extends Operation> OrderedRule<O> before(
      Class<O> root, Rule<O> rule, String reason) {
    return new OrderedRule<>(
        root, rule, OrderedRule.Kind.STABLE, OrderedRule.Stage.BEFORE_GRADIENT, reason);
  }

  private static <O extends Operation> OrderedRule<O> fast(
      Class<O> root, Rule<O> rule, String reason) {
    return new OrderedRule<>(root, rule, OrderedRule.Kind.FAST, OrderedRule.Stage.ALWAYS, reason);
  }
}
