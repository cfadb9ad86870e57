package org.adjoint.compiler.standalone;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Files with types that inherit from each other: a name on its own in one may mean a member that
 * stands in another.
 */
final class Families {
  /** The full names of files, and the simple names of all types in them. */
  private record Family(Set<String> files, Set<String> types) {}

  private final RuntimeSources runtime;
  private final Map<String, Family> ofFile = new HashMap<>();

  Families(RuntimeSources runtime) {
    this.runtime = runtime;
  }

  /** The full names of the files in the family of one, its own among them. */
  Set<String> files(JavaFile file) {
    return of(file).files;
  }

  /** The names of the types in the family of a file. */
  Set<String> types(JavaFile file) {
    return of(file).types;
  }

  private Family of(JavaFile file) {
    return ofFile.computeIfAbsent(
        file.fullName(),
        name -> {
          Family family = new Family(new HashSet<>(Set.of(name)), new HashSet<>());
          file.type().all().forEach(type -> family.types.add(type.name()));
          return family;
        });
  }

  /** Joins a file with those that its types inherit from. */
  void join(JavaFile file) {
    for (JavaType type : file.type().all()) {
      type.supertypes().forEach(name -> join(file, name));
    }
  }

  /**
   * Joins a file with that of a type of the runtime which it inherits from; whether it was apart.
   */
  boolean join(JavaFile file, String type) {
    JavaFile other = runtime.type(file, type).map(RuntimeSources.Found::file).orElse(file);
    Family family = of(file);
    Family joined = of(other);
    if (family == joined) {
      return false;
    }
    family.files.addAll(joined.files);
    family.types.addAll(joined.types);
    joined.files.forEach(name -> ofFile.put(name, family));
    return true;
  }
}
