package org.adjoint.compiler.analysis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.adjoint.compiler.CompiledModel;
import org.adjoint.compiler.Compiler;
import org.adjoint.compiler.CompilerOptions;
import org.adjoint.compiler.ProgramSource;
import org.adjoint.compiler.check.CheckedProgram;
import org.adjoint.compiler.check.Primitive;
import org.adjoint.compiler.diagnostic.CompilationException;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.ir.TensorType;
import org.adjoint.compiler.lower.NameTypes;
import org.adjoint.compiler.source.SourceText;
import org.adjoint.compiler.source.Span;
import org.adjoint.compiler.syntax.Declaration;
import org.adjoint.compiler.syntax.SourceFile;
import org.jspecify.annotations.Nullable;

/** What an editor may ask of one text of a program, as it was when it was analysed. */
public final class ProgramAnalysis {
  private final CheckedProgram program;
  private final NameIndex names;
  private final @Nullable NameTypes types;
  private final List<Diagnostic> diagnostics;

  private ProgramAnalysis(
      CheckedProgram program, @Nullable NameTypes types, List<Diagnostic> diagnostics) {
    this.program = program;
    this.names = NameIndex.of(program);
    this.types = types;
    this.diagnostics = List.copyOf(diagnostics);
  }

  /**
   * The type of what a name stands for.
   *
   * @param name where it is bound
   */
  public record Hint(Span name, String type) {}

  /** Compiles a program as far as shapes are known. A file without a model is only checked. */
  public static ProgramAnalysis of(ProgramSource source) {
    CompiledModel model = Compiler.compile(source, CompilerOptions.DEFAULT);
    CheckedProgram program = model.program();
    if (program.entry().declarations(Declaration.Model.class).isEmpty()
        && program.entry().declarations(Declaration.Train.class).isEmpty()) {
      return new ProgramAnalysis(program, null, model.diagnostics());
    }
    List<Diagnostic> diagnostics;
    try {
      model.trainingStep();
      diagnostics = model.diagnostics();
    } catch (CompilationException fault) {
      diagnostics = fault.diagnostics();
    }
    return new ProgramAnalysis(program, types(model), diagnostics);
  }

  private static @Nullable NameTypes types(CompiledModel model) {
    try {
      return model.nameTypes();
    } catch (CompilationException noModel) {
      return null;
    }
  }

  /** The text. */
  public SourceText source() {
    return program.entry().source();
  }

  CheckedProgram program() {
    return program;
  }

  NameIndex names() {
    return names;
  }

  /** What is wrong with the program. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  /** Whether all declarations of the text could be read. */
  public boolean isWhole() {
    return !program.module().isIncomplete();
  }

  /** What is to be said of the name at an offset. */
  public Optional<Description> describe(int offset) {
    Occurrence occurrence = names.at(offset);
    if (occurrence == null) {
      return Optional.empty();
    }
    if (occurrence.meaning() instanceof Meaning.Builtin builtin) {
      return Optional.of(new Description(occurrence.span(), heading(builtin), null, null));
    }
    Occurrence binding = names.binding(occurrence);
    Occurrence.Binding said = binding == null ? null : binding.binding();
    if (occurrence.meaning() instanceof Meaning.Declared declared) {
      said = Headings.of(declared.definition().declaration());
    }
    if (said == null) {
      return Optional.empty();
    }
    String type = binding == null ? null : type(binding.span());
    return Optional.of(new Description(occurrence.span(), said.text(), type, said.documentation()));
  }

  private static String heading(Meaning.Builtin builtin) {
    Primitive primitive = Primitive.named(builtin.name());
    if (primitive == null) {
      return builtin.name();
    }
    return primitive.formals().stream()
        .map(formal -> formal.name() + (formal.repeated() ? "…" : formal.optional() ? "?" : ""))
        .collect(Collectors.joining(", ", builtin.name() + "(", ")"));
  }

  private @Nullable String type(Span binding) {
    Collection<TensorType> found = types == null ? Set.of() : types.at(binding);
    return found.isEmpty()
        ? null
        : found.stream().map(TensorType::toString).collect(Collectors.joining(" | "));
  }

  /** Where the name at an offset gets its meaning; that may be in another text. */
  public Optional<Span> definition(int offset) {
    Occurrence occurrence = names.at(offset);
    if (occurrence == null) {
      return Optional.empty();
    }
    if (occurrence.meaning() instanceof Meaning.Declared declared) {
      return Optional.of(declared.definition().declaration().name().span());
    }
    return Optional.ofNullable(names.binding(occurrence)).map(Occurrence::span);
  }

  /** All places in the program where what stands at an offset is named. */
  public List<Span> references(int offset) {
    Occurrence occurrence = names.at(offset);
    return occurrence == null
        ? List.of()
        : names.all(occurrence.meaning()).stream().map(Occurrence::span).toList();
  }

  /** The types of names of the text, except where the text says them itself. */
  public List<Hint> hints() {
    List<Hint> hints = new ArrayList<>();
    for (Occurrence occurrence : names.all()) {
      Span name = occurrence.span();
      String type = occurrence.binds() ? type(name) : null;
      boolean own = name.source() == source();
      if (own && type != null && source().text().charAt(name.end()) != ':') {
        hints.add(new Hint(name, type));
      }
    }
    return hints;
  }

  /** Renames what stands at an offset. */
  public Renaming rename(int offset, String name) {
    Occurrence occurrence = names.at(offset);
    if (occurrence == null) {
      return Renaming.refused("there is no name here");
    }
    if (!isWhole()) {
      return Renaming.refused("a part of the program cannot be read: mend that first");
    }
    List<SourceText> texts = program.files().stream().map(SourceFile::source).toList();
    return Renaming.of(names, occurrence, name, texts);
  }
}
