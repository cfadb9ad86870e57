package org.adjoint.cli.watch;

import java.util.Map;

/**
 * What a run was told to do.
 *
 * @param title the name of the model
 * @param settings names and values, in the order in which they are shown
 * @param files the program's text, by the names of its files
 */
public record Configuration(
    String title, Map<String, String> settings, Map<String, String> files) {}
