package org.adjoint.site.colour;

/**
 * A stretch of a line that has one colour.
 *
 * @param from the place of its first character in the line
 * @param kind the first words of its scope, as {@code keyword} or {@code entity.name.type}
 */
public record Part(int from, int to, String kind) {}
