package org.adjoint.compiler.lower;

import java.util.List;
import org.adjoint.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code train} block says about the step itself.
 *
 * @param optimizer with its first list given; null for plain gradient descent
 * @param clipping bounds of the gradients
 * @param freeze paths of parameters that are not trained
 * @param reducesRate whether {@code reduce_on_plateau} lowers the learning rate as training goes on
 */
public record TrainSettings(
    @Nullable Chosen optimizer, Clipping clipping, List<Pattern> freeze, boolean reducesRate) {
  /** The settings of a program that does not say how it is trained. */
  public static final TrainSettings NONE =
      new TrainSettings(null, new Clipping(null, null), List.of(), false);

  public TrainSettings {
    freeze = List.copyOf(freeze);
  }

  /** An optimiser and the text that chooses it. */
  public record Chosen(FunctionValue.Configured function, Span span) {}

  /**
   * Bounds of the gradients.
   *
   * @param norm the largest norm of all gradients together
   * @param value the largest magnitude of an element
   */
  public record Clipping(@Nullable Double norm, @Nullable Double value) {}

  /** A path of parameters, in which {@code *} stands for any text, and the text that gives it. */
  public record Pattern(String path, Span span) {
    boolean matches(String name) {
      StringBuilder expression = new StringBuilder();
      for (String part : path.split("\\*", -1)) {
        expression
            .append(expression.isEmpty() ? "" : ".*")
            .append(java.util.regex.Pattern.quote(part));
      }
      return name.matches(expression.toString());
    }
  }
}
