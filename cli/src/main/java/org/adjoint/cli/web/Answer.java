package org.adjoint.cli.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.adjoint.runtime.json.Json;

/**
 * What a request is answered with.
 *
 * @param status of HTTP
 * @param type the media type of the content
 */
public record Answer(int status, String type, byte[] content) {
  private static final int OK = 200;

  /** A JSON value. */
  public static Answer json(Json value) {
    return json(OK, value);
  }

  /** A JSON value under another status than success. */
  public static Answer json(int status, Json value) {
    return new Answer(status, "application/json; charset=utf-8", value.text().getBytes(UTF_8));
  }

  /** An object whose {@code error} says why there is nothing else. */
  public static Answer error(int status, String message) {
    return json(status, Json.fields().with("error", Json.of(message)));
  }

  /** Content of a media type. */
  static Answer of(String type, byte[] content) {
    return new Answer(OK, type, content);
  }
}
