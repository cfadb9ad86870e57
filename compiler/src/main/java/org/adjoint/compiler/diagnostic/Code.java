package org.adjoint.compiler.diagnostic;

import java.util.Optional;

/** The kinds of diagnostics; the first two digits of a code are the phase that finds it. */
public enum Code {
  UNEXPECTED_CHARACTER("NN0101", "a character that is no part of the language"),
  UNTERMINATED_STRING("NN0102", "a string that does not end on its line"),
  UNTERMINATED_COMMENT("NN0103", "a comment that does not end"),
  MALFORMED_NUMBER("NN0104", "a number that is not written as one"),
  MALFORMED_ESCAPE("NN0105", "an escape in a string that JSON does not know"),
  UNBALANCED_BRACKET("NN0106", "a bracket without its partner"),
  UNEXPECTED_TOKEN("NN0107", "text where something else is expected"),
  RESERVED_WORD("NN0108", "a reserved word used as a name"),
  CHAINED_OPERATORS("NN0109", "comparisons or ranges in a chain"),
  ARGUMENT_ORDER("NN0110", "a positional argument behind a named one"),
  PARAMETER_LISTS("NN0111", "a wrong number of parameter lists"),
  SCAN_SHAPE("NN0112", "a scan with unequal numbers of names and tensors"),

  UNKNOWN_NAME("NN0201", "an unknown name"),
  DUPLICATE_DECLARATION("NN0202", "two declarations of one name"),
  UNKNOWN_IMPORT("NN0203", "an import that cannot be read"),
  IMPORT_CYCLE("NN0204", "files that import each other"),
  IMPORT_OUTSIDE_ROOT("NN0205", "an import that leaves the root folder"),
  UNKNOWN_ARGUMENT("NN0206", "an argument that the callee does not take"),
  MISSING_ARGUMENT("NN0207", "a required argument that is not given"),
  TOO_MANY_ARGUMENTS("NN0208", "more arguments than the callee takes"),
  DUPLICATE_ARGUMENT("NN0209", "an argument given twice"),
  RECURSION("NN0210", "a definition that uses itself"),
  NOT_A_FUNCTION("NN0211", "a call of what is no function"),
  MISPLACED_STATEMENT("NN0212", "a statement that has no meaning where it stands"),
  UNKNOWN_MEMBER("NN0213", "a member that does not exist"),
  UNKNOWN_TYPE("NN0214", "an unknown element type"),
  PARAMETER_LIST_ORDER("NN0215", "parameter lists in the wrong order"),
  MISSING_RETURN("NN0216", "a body that returns nothing"),

  SHAPE_MISMATCH("NN0301", "shapes that do not fit"),
  TYPE_MISMATCH("NN0302", "a value of another type than expected"),
  BROADCAST_MISMATCH("NN0303", "shapes that do not broadcast"),
  WRONG_RANK("NN0304", "a wrong number of dimensions"),
  AXIS_OUT_OF_RANGE("NN0305", "an axis that the tensor does not have"),
  INDEX_OUT_OF_RANGE("NN0306", "an index outside its dimension"),
  CONTRACTION_MISMATCH("NN0307", "inner dimensions that differ"),
  BATCH_MISUSE("NN0308", "the batch where it cannot stand"),
  DIMENSION_NOT_WHOLE("NN0309", "a dimension that is no whole number"),
  RESULT_MISMATCH("NN0310", "a result of another type than declared"),
  RESULT_COUNT("NN0311", "a wrong number of results"),
  ELEMENT_COUNT("NN0312", "a reshape that changes the number of elements"),
  UNTOLD_DIMENSION("NN0313", "a dimension that varies and that no input tells"),

  NOT_CONSTANT("NN0401", "a value that is not known when compiled"),
  DIVISION_BY_ZERO("NN0402", "a compile-time division by zero"),
  INVALID_VALUE("NN0403", "a compile-time value out of its bounds"),
  UNKNOWN_CONSTANT("NN0404", "a constant to set that does not exist"),
  OVERFLOW("NN0405", "a compile-time number that is too large"),

  MISSING_LOSS("NN0501", "a model to train without a loss"),
  LOSS_NOT_SCALAR("NN0502", "a loss that is no scalar"),
  OUTPUT_NEEDS_TARGET("NN0503", "an output that depends on a target"),
  GRADIENT_NOT_SCALAR("NN0504", "a gradient of what is no scalar"),
  GRADIENT_OF_NOTHING("NN0505", "a gradient by a value that does not reach it"),
  STEP_IN_MODEL("NN0506", "the step or epoch used in a model"),
  NOT_A_NUMBER("NN0507", "a value that became infinite or no number"),
  METRIC_NOT_SCALAR("NN0508", "a metric that is no scalar"),
  LOSS_BESIDE_LOSSES("NN0509", "a `loss` beside losses that have names"),

  DATA_NOT_FOUND("NN0601", "a data file that cannot be read"),
  MISSING_COLUMN("NN0602", "a column that the data does not have"),
  COLUMN_NOT_NUMERIC("NN0603", "text where numbers are needed"),
  MALFORMED_DATA("NN0604", "a data file that is not in its format"),
  DATA_SHAPE("NN0605", "data that does not fit the model's input"),
  DATA_OUTSIDE_ROOT("NN0606", "a data file that leaves the root folder"),
  MISSING_INPUT("NN0607", "an input that the data does not give"),
  UNKNOWN_SOURCE("NN0608", "an unknown source or transform of data"),
  EMPTY_DATA("NN0609", "data without a usable row"),
  ROWS_LEFT_OUT("NN0610", "rows left out for their missing values", Severity.WARNING),
  INDEX_OUTSIDE_MODEL(
      "NN0611", "a class number or index in the data that the model has no place for"),

  UNKNOWN_OPTION("NN0701", "an unknown option of train"),
  INVALID_OPTION("NN0702", "an option of train with a value it does not take"),
  MISSING_OPTION("NN0703", "a required option of train that is not given"),
  UNKNOWN_MODEL("NN0704", "a model to train that does not exist"),
  DUPLICATE_OPTION("NN0705", "an option of train given twice"),
  UNKNOWN_LOSS("NN0706", "a loss to minimise that the model does not have"),
  UNKNOWN_PARAMETER("NN0707", "a path that no parameter has"),
  NOTHING_TO_TRAIN("NN0708", "a phase or group in which nothing is trained"),

  REPEATED_SOFTMAX(
      "NN0801", "probabilities given to what makes probabilities itself", Severity.WARNING),
  NO_GRADIENT("NN0802", "a parameter that gets no gradient", Severity.WARNING),
  UNUSED_INPUT("NN0803", "an input or target that is never used", Severity.WARNING),
  UNUSUAL_RATE("NN0804", "a learning rate out of range for the optimizer", Severity.WARNING),
  NEEDLESS_DROPOUT("NN0805", "dropout in a tiny network", Severity.WARNING),
  UNSCALED_INPUT("NN0806", "an input of large numbers that is not normalised", Severity.WARNING),

  TOO_DEEP("NN0901", "a program nested too deeply"),
  TOO_LONG("NN0902", "a file that is too long"),
  TOO_MANY_ERRORS("NN0903", "more errors than are shown"),
  TOO_LARGE("NN0904", "a graph or tensor that is too large"),
  NOT_AVAILABLE("NN0905", "a part of the language that this version does not compile");

  private final String id;
  private final String title;
  private final Severity severity;

  Code(String id, String title) {
    this(id, title, Severity.ERROR);
  }

  Code(String id, String title, Severity severity) {
    this.id = id;
    this.title = title;
    this.severity = severity;
  }

  /** The code a user reads and can ask {@code explain} about, as {@code NN0201}. */
  public String id() {
    return id;
  }

  /** One line that says what all diagnostics of this code have in common. */
  public String title() {
    return title;
  }

  public Severity severity() {
    return severity;
  }

  public static Optional<Code> ofId(String id) {
    for (Code code : values()) {
      if (code.id.equalsIgnoreCase(id)) {
        return Optional.of(code);
      }
    }
    return Optional.empty();
  }
}
