package org.adjoint.compiler.lower;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.adjoint.compiler.check.Primitive;
import org.adjoint.compiler.check.Suggestions;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.lower.Denotation.Text;
import org.adjoint.compiler.lower.Denotation.Truth;
import org.adjoint.compiler.syntax.Expression;
import org.adjoint.compiler.syntax.Identifier;
import org.adjoint.runtime.data.Source;
import org.jspecify.annotations.Nullable;

/** Where the rows of a data block come from: {@code csv("f.csv")} and the like. */
final class DataSources {
  private static final Map<String, List<Primitive.Formal>> SOURCES = new LinkedHashMap<>();
  private static final Set<String> FILES = Set.of("csv", "idx", "npy", "npz", "text");
  private static final Set<String> STREAMING = Set.of("stream", "buffer");
  private static final int MOST_ROWS = 100_000_000;

  static {
    SOURCES.put(
        "csv", Primitive.formals("header?", "separator?", "missing?", "stream?", "buffer?"));
    SOURCES.put("synthetic", Primitive.formals("rows"));
    SOURCES.put("supplied", List.of());
    SOURCES.put("idx", List.of());
    SOURCES.put("npy", List.of());
    SOURCES.put("npz", List.of());
    SOURCES.put("text", List.of());
  }

  private final Elaboration elaboration;

  DataSources(Elaboration elaboration) {
    this.elaboration = elaboration;
  }

  /** The source, or null where it is at fault, which is reported. */
  @Nullable Source source(Expression origin, Frame frame) {
    Site site = frame.at(origin.span());
    try {
      Identifier name = name(origin, site);
      List<Primitive.Formal> formals = SOURCES.get(name.text());
      if (formals == null) {
        throw unknown(name, frame);
      }
      List<Given> given =
          origin instanceof Expression.Call call
              ? elaboration.calls().arguments(call.arguments(), frame)
              : List.of();
      List<Given> files = given.stream().filter(each -> isFile(name, each)).toList();
      List<Given> options = given.stream().filter(each -> !isFile(name, each)).toList();
      requireStreams(name.text(), formals, options, frame);
      DataArguments arguments =
          DataArguments.match(elaboration, name.text(), formals, options, site);
      return arguments == null ? null : source(name.text(), files, arguments);
    } catch (RuntimeException failure) {
      elaboration.report(failure, site);
      return null;
    }
  }

  private static void requireStreams(
      String source, List<Primitive.Formal> formals, List<Given> options, Frame frame) {
    for (Given option : options) {
      Identifier name = option.name();
      if (name != null
          && STREAMING.contains(name.text())
          && formals.stream().noneMatch(f -> f.name().equals("stream"))) {
        throw frame
            .at(option.span())
            .fault(Code.UNKNOWN_ARGUMENT, "`" + source + "` is not streamed: its rows are held")
            .withHelp("`csv(\"rows.csv\", stream: true)` reads its rows anew in each epoch");
      }
    }
  }

  private static boolean isFile(Identifier source, Given given) {
    return FILES.contains(source.text()) && given.name() == null;
  }

  private static Identifier name(Expression origin, Site site) {
    Expression function = origin instanceof Expression.Call call ? call.function() : origin;
    if (function instanceof Expression.Reference reference) {
      return reference.name();
    }
    throw site.fault(Code.UNKNOWN_SOURCE, "data begins with a source, as `csv(\"rows.csv\")`");
  }

  private static Fault unknown(Identifier name, Frame frame) {
    Fault fault =
        frame
            .at(name.span())
            .fault(Code.UNKNOWN_SOURCE, "there is no source of data called `" + name + "`");
    String help = Suggestions.help(name.text(), SOURCES.keySet());
    return fault.withHelp(
        help == null ? "the sources are `" + String.join("`, `", SOURCES.keySet()) + "`" : help);
  }

  private static Source source(String name, List<Given> files, DataArguments arguments) {
    return switch (name) {
      case "csv" -> csv(files, arguments);
      case "synthetic" -> synthetic(arguments);
      case "supplied" -> new Source.Supplied(arguments.place());
      case "idx" -> arrays(Source.ArrayFormat.IDX, 2, files, arguments);
      case "npy" -> arrays(Source.ArrayFormat.NPY, Integer.MAX_VALUE, files, arguments);
      case "npz" -> arrays(Source.ArrayFormat.NPZ, 1, files, arguments);
      case "text" -> new Source.Text(names(files, arguments), arguments.place());
      default -> throw new IllegalStateException("a source without a reader: " + name);
    };
  }

  private static Source arrays(
      Source.ArrayFormat format, int most, List<Given> files, DataArguments arguments) {
    List<String> names = names(files, arguments);
    if (names.size() > most) {
      String help =
          format == Source.ArrayFormat.IDX
              ? "give the file of the images, then that of the labels"
              : "one archive holds all arrays; `npy` takes several files";
      throw arguments
          .site()
          .fault(
              Code.UNKNOWN_ARGUMENT, "of files the source takes " + most + ", not " + names.size())
          .withHelp(help);
    }
    return new Source.Arrays(format, names, arguments.place());
  }

  private static Source csv(List<Given> files, DataArguments arguments) {
    boolean header = truth("header", true, arguments);
    Source.Csv table =
        new Source.Csv(
            names(files, arguments),
            header,
            separator(arguments),
            missing(arguments),
            arguments.place());
    return truth("stream", false, arguments)
        ? new Source.Streamed(table, buffer(arguments))
        : unbuffered(table, arguments);
  }

  private static boolean truth(String option, boolean usual, DataArguments arguments) {
    Denotation given = arguments.find(option);
    if (given == null) {
      return usual;
    }
    if (given instanceof Truth truth) {
      return truth.value();
    }
    throw arguments
        .at(option)
        .fault(
            Code.TYPE_MISMATCH, "`" + option + "` is `true` or `false`, found " + given.describe());
  }

  private static int buffer(DataArguments arguments) {
    Integer rows = arguments.whole("buffer");
    if (rows != null && (rows < 1 || rows > MOST_ROWS)) {
      throw arguments
          .at("buffer")
          .fault(Code.INVALID_VALUE, "`buffer` is a number of rows from 1 to " + MOST_ROWS);
    }
    return rows == null ? Source.Streamed.USUAL_BUFFER : rows;
  }

  private static Source unbuffered(Source.Csv table, DataArguments arguments) {
    if (arguments.find("buffer") != null) {
      throw arguments
          .at("buffer")
          .fault(Code.INVALID_VALUE, "`buffer` is for rows that are streamed")
          .withHelp("add `stream: true`, or leave `buffer` out: all rows are held and shuffled");
    }
    return table;
  }

  private static List<String> names(List<Given> files, DataArguments arguments) {
    List<String> names = new ArrayList<>();
    for (Given file : files) {
      Site site = arguments.site().frame().at(file.span());
      names.addAll(DataArguments.texts(file.value(), site));
    }
    if (names.isEmpty()) {
      throw arguments.site().fault(Code.MISSING_ARGUMENT, "the source needs the name of a file");
    }
    return names;
  }

  private static char separator(DataArguments arguments) {
    Denotation separator = arguments.find("separator");
    if (separator == null) {
      return ',';
    }
    boolean usable =
        separator instanceof Text text
            && text.value().length() == 1
            && "\"\r\n".indexOf(text.value().charAt(0)) < 0;
    if (!usable) {
      throw arguments
          .at("separator")
          .fault(Code.INVALID_VALUE, "`separator` is one character, as `\";\"` or `\"\\t\"`");
    }
    return ((Text) separator).value().charAt(0);
  }

  private static List<String> missing(DataArguments arguments) {
    Denotation missing = arguments.find("missing");
    if (missing == null) {
      return Source.Csv.USUAL_MISSING;
    }
    return DataArguments.texts(missing, arguments.at("missing"));
  }

  private static Source synthetic(DataArguments arguments) {
    Integer rows = arguments.whole("rows");
    if (rows == null || rows < 1 || rows > MOST_ROWS) {
      throw arguments
          .at("rows")
          .fault(Code.INVALID_VALUE, "`rows` is a number from 1 to " + MOST_ROWS);
    }
    return new Source.Synthetic(rows, arguments.place());
  }
}
