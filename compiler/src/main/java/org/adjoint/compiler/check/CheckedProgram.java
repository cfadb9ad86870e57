package org.adjoint.compiler.check;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.adjoint.compiler.syntax.Declaration;
import org.adjoint.compiler.syntax.Expression;
import org.adjoint.compiler.syntax.SourceFile;
import org.jspecify.annotations.Nullable;

/**
 * A program whose files are read and whose names are resolved.
 *
 * @param files the file that was asked for, then those it imports
 * @param module the names that file sees
 * @param settings what {@code --set} gives instead of the values of constants
 * @param circular definitions that use themselves, which is reported; they have no meaning
 */
public record CheckedProgram(
    List<SourceFile> files,
    Module module,
    Map<String, Expression> settings,
    Set<Definition> circular) {
  public CheckedProgram {
    files = List.copyOf(files);
    settings = Map.copyOf(settings);
    circular = Set.copyOf(circular);
  }

  /** The file that was asked for. */
  public SourceFile entry() {
    return files.get(0);
  }

  /** The definitions of one kind, in the order of the files. */
  public List<Definition> definitions(Class<? extends Declaration.Named> kind) {
    return module.definitions().stream().filter(d -> kind.isInstance(d.declaration())).toList();
  }

  /** The {@code train} blocks, those of the file that was asked for first. */
  public List<Declaration.Train> trains() {
    return files.stream().flatMap(f -> f.declarations(Declaration.Train.class).stream()).toList();
  }

  /** The model of a name, or null. */
  public @Nullable Definition model(String name) {
    Definition definition = module.find(name);
    return definition != null && definition.declaration() instanceof Declaration.Model
        ? definition
        : null;
  }
}
