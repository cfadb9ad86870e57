package org.adjoint.runtime.data;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.adjoint.runtime.json.Json;
import org.adjoint.runtime.json.JsonException;
import org.jspecify.annotations.Nullable;

/**
 * The words or characters of the training rows, numbered from the most frequent one on, of equally
 * frequent ones in the order of the alphabet. As in Keras's TextVectorization, 0 is padding and 1
 * what the training rows have not.
 */
final class TokenVocabulary implements Learned {
  private static final int UNKNOWN = 1;
  private static final int RESERVED = 2;
  private static final String TOKENS = "tokens";

  private final TextNode operand;
  private final Expression.Tokens tokens;
  private final NumberNode node;
  private List<String> known = List.of();
  private Map<String, Integer> numbers = Map.of();

  TokenVocabulary(TextNode operand, Expression.Pad pad) {
    this.operand = operand;
    this.tokens = pad.tokens();
    this.node = Padding.node(operand, pad, (token, row) -> numbers.getOrDefault(token, UNKNOWN));
  }

  @Override
  public String kind() {
    return tokens.kind().keyword();
  }

  @Override
  public NumberNode node() {
    return node;
  }

  /** What its numbers mean. */
  String sentence() {
    return kind() + " are numbered from 2 to " + (size() - 1) + "; 0 is padding, 1 unknown";
  }

  /** How many numbers there are, those of padding and of the unknown among them. */
  private int size() {
    return known.size() + RESERVED;
  }

  @Override
  public void learn(RowChunks rows) {
    Map<String, Long> counts = new HashMap<>();
    rows.forEach(
        chunk -> {
          for (@Nullable String text : operand.texts(chunk)) {
            if (text != null) {
              tokens.kind().split(text).forEach(token -> counts.merge(token, 1L, Long::sum));
            }
          }
        });
    Comparator<String> byCount = Comparator.comparing(counts::get);
    Integer most = tokens.vocabulary();
    accept(
        counts.keySet().stream()
            .sorted(byCount.reversed().thenComparing(Comparator.naturalOrder()))
            .limit(most == null ? Long.MAX_VALUE : most - RESERVED)
            .toList());
  }

  private void accept(List<String> distinct) {
    known = distinct;
    numbers = new HashMap<>();
    for (int i = 0; i < distinct.size(); i++) {
      numbers.put(distinct.get(i), i + RESERVED);
    }
  }

  @Override
  public Json.Fields state() {
    return Json.fields().with(TOKENS, Json.of(known));
  }

  @Override
  public void restore(Json.Fields state) {
    List<String> saved = state.get(TOKENS).asTexts();
    if (saved.stream().distinct().count() != saved.size()) {
      throw new JsonException("a token stands twice in the vocabulary");
    }
    if (tokens.vocabulary() != null && saved.size() + RESERVED > tokens.vocabulary()) {
      throw new JsonException("it has more tokens than the vocabulary may have");
    }
    accept(saved);
  }
}
