package org.adjoint.runtime.data;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sets the last part of a text apart to validate with. */
final class TextSplit {
  private TextSplit() {}

  /** The rows of {@code raw}, whose whole text is {@code all}. */
  static TrainingData of(
      RawData raw, TextPart all, Validation.@Nullable Fraction fraction, List<String> notes) {
    int characters = all.to() - all.from();
    int held = fraction == null ? 0 : held(fraction, characters);
    TextPart training = new TextPart(all.from(), all.to() - held, all.length());
    TextPart validating = new TextPart(training.to(), all.to(), all.length());
    for (TextPart part : held == 0 ? List.of(training) : List.of(training, validating)) {
      if (part.count() == 0) {
        throw raw.tooShort(part);
      }
    }
    PreparedData prepared = raw.prepare(training);
    notes.add(
        "text: " + prepared.characters() + " different characters, numbered in code point order");
    if (held > 0) {
      notes.add(
          "validation: the last part of the text, " + held + " of " + characters + " characters");
    }
    return new TrainingData(
        prepared.windows(training),
        held == 0 ? null : prepared.stored(validating),
        prepared.transforms(),
        notes);
  }

  private static int held(Validation.Fraction fraction, int characters) {
    int held = (int) Math.round(fraction.fraction() * characters);
    if (!fraction.isShare() || held >= characters) {
      throw new DataException(
          "validating with "
              + fraction.fraction()
              + " of "
              + characters
              + " characters leaves none to train",
          fraction.place(),
          "a fraction such as 0.1 sets the last tenth of the text apart");
    }
    return held;
  }
}
