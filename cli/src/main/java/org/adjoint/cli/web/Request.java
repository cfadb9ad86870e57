package org.adjoint.cli.web;

import org.adjoint.runtime.json.Json;
import org.adjoint.runtime.json.JsonException;

/**
 * A request of the page.
 *
 * @param name what is asked for: the path below the page's own
 * @param body what was sent with it, empty where it only asks
 */
public record Request(String name, String body) {
  /**
   * What was sent, as a JSON object.
   *
   * @throws JsonException where it is none; the sender is told so
   */
  public Json.Fields fields() {
    return Json.parse(body).asFields();
  }

  /** Answers requests of one name. */
  @FunctionalInterface
  public interface Handler {
    /** The answer; an exception becomes one that names no more than its message. */
    Answer answer(Request request) throws Exception;
  }
}
