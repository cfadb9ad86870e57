package org.adjoint.compiler.standalone;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.adjoint.compiler.standalone.RuntimeSources.Found;

/**
 * What of the runtime some code needs: types, and members of them. It begins with what that code
 * mentions, and ends when all that is needed mentions nothing new. Code for objects of types that
 * are never made is not needed.
 */
final class NeededCode {
  private final RuntimeSources runtime = new RuntimeSources();
  private final Families families = new Families(runtime);
  private final Mentions mentions = new Mentions(runtime, families);
  private final Map<String, JavaFile> files = new LinkedHashMap<>();
  private final Map<String, Set<Found>> subtypes = new HashMap<>();

  private NeededCode() {}

  /** What these files need, themselves included, which are first. */
  static NeededCode of(List<JavaFile> begin) {
    NeededCode needed = new NeededCode();
    begin.forEach(needed::take);
    do {
      for (JavaFile file : List.copyOf(needed.files.values())) {
        needed.keep(new Found(file, file.type()), needed.mentions::add);
        needed.follow(file);
      }
    } while (needed.mentions.hasGrown());
    return needed;
  }

  private void take(JavaFile file) {
    if (files.putIfAbsent(file.fullName(), file) == null) {
      families.join(file);
      for (JavaType type : file.type().all()) {
        Found subtype = new Found(file, type);
        for (Found supertype : supertypes(subtype)) {
          subtypes.computeIfAbsent(supertype.identity(), n -> new LinkedHashSet<>()).add(subtype);
        }
      }
    }
  }

  private void follow(JavaFile file) {
    mentions.of(file).forEach(name -> runtime.find(file, name).ifPresent(this::take));
  }

  List<JavaFile> files() {
    return List.copyOf(files.values());
  }

  /** What is in a package of the runtime, in a sentence; empty where it does not say. */
  String description(String packageName) {
    return runtime.description(packageName);
  }

  /** The code of a file without what is not needed. */
  List<JavaToken> kept(JavaFile file) {
    List<JavaToken> kept = new ArrayList<>();
    keep(new Found(file, file.type()), (tokens, type) -> kept.addAll(tokens));
    return kept;
  }

  private void keep(Found found, BiConsumer<List<JavaToken>, Found> receiver) {
    JavaType type = found.type();
    receiver.accept(type.head(), found);
    for (JavaMember member : type.members()) {
      if (!needs(member, found)) {
        continue;
      }
      if (member.type() == null) {
        receiver.accept(live(member, found), found);
      } else {
        keep(new Found(found.file(), member.type()), receiver);
      }
    }
    receiver.accept(List.of(type.end()), found);
  }

  private List<JavaToken> live(JavaMember member, Found type) {
    Predicate<String> isNever = name -> isNever(name, type.file());
    Set<String> nulls = NullNames.in(type.type(), member, isNever);
    return DeadBranches.without(member.tokens(), isNever, nulls);
  }

  private boolean needs(JavaMember member, Found type) {
    return switch (member.kind()) {
      case CONSTANTS, INITIALIZER -> true;
      case TYPE -> mentions.mentionsType(member.name(), type, files.values());
      case FIELD ->
          (!member.isStatic() && !type.type().isInterface())
              || mentions.mentionsField(member.name(), type.file());
      case CONSTRUCTOR -> needsConstructor(member, type);
      case METHOD -> needsMethod(member, type);
    };
  }

  /** A class of which no object is made keeps its constructors, which give values to its fields. */
  private boolean needsConstructor(JavaMember constructor, Found type) {
    return type.type().isEnum()
        || mentions.makes(type, constructor)
        || (type.type().isClass() && type.type().hasState() && !mentions.makes(type))
        || hasMadeSubtype(type);
  }

  private boolean needsMethod(JavaMember method, Found type) {
    if (method.isStatic()) {
      return mentions.callsWithoutObject(method, type.file());
    }
    return (method.overrides() && isOfTheJdk(method, type)) || mentions.calls(method, type);
  }

  private boolean isMade(Found type) {
    return mentions.makes(type) || hasMadeSubtype(type);
  }

  private boolean hasMadeSubtype(Found type) {
    return subtypes.getOrDefault(type.identity(), Set.of()).stream().anyMatch(this::isMade);
  }

  private boolean isNever(String name, JavaFile file) {
    return runtime
        .type(file, name)
        .filter(found -> found.type().isRecord() || found.type().isClass())
        .filter(found -> !isMade(found))
        .isPresent();
  }

  /** Whether a method overrides one that no type of the runtime declares first. */
  private boolean isOfTheJdk(JavaMember method, Found type) {
    if (type.type().isRecord()
        && method.parameters() == 0
        && type.type().hasComponent(method.name())) {
      return false;
    }
    return supertypes(type).stream()
        .allMatch(
            supertype -> !declares(supertype.type(), method) && isOfTheJdk(method, supertype));
  }

  private List<Found> supertypes(Found type) {
    return type.type().supertypes().stream()
        .flatMap(name -> runtime.type(type.file(), name).stream())
        .toList();
  }

  private static boolean declares(JavaType type, JavaMember method) {
    return type.members().stream()
        .anyMatch(
            member ->
                member.kind() == JavaMember.Kind.METHOD
                    && member.name().equals(method.name())
                    && member.parameters() == method.parameters()
                    && !member.overrides());
  }
}
