package org.adjoint.compiler.lower;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.adjoint.compiler.check.Module;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Origin;
import org.adjoint.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/** One running of a body: the names it has bound so far and where it stands. */
final class Frame {
  /** Whose body runs. */
  enum Kind {
    MODEL,
    LAYER,
    FUNCTION,
    OPTIMIZER,
    /** A data block: a name that means nothing else is that of a column. */
    DATA,
    /** An expression outside any body: a constant or an option of {@code train}. */
    OUTSIDE
  }

  private final Kind kind;
  private final Module module;
  private final Instance owner;
  private final @Nullable Origin caller;
  private final boolean stepAllowed;
  private final Bindings bindings;
  private final Map<String, Denotation> names = new HashMap<>();
  private final Map<String, Persistent> persistents = new HashMap<>();
  private @Nullable Place place;
  private ElementType floats = ElementType.FLOAT32;

  Frame(Kind kind, Module module, Owner owner, @Nullable Origin caller, Bindings bindings) {
    this.kind = kind;
    this.module = module;
    this.owner = owner.instance();
    this.place = owner.place();
    this.stepAllowed = owner.stepAllowed();
    this.caller = caller;
    this.bindings = bindings;
  }

  /**
   * Who owns what a body makes.
   *
   * @param place where the body stands in the instance's text; null for the instance's own body
   * @param stepAllowed whether the step of the run has a meaning there
   */
  record Owner(Instance instance, @Nullable Place place, boolean stepAllowed) {}

  Kind kind() {
    return kind;
  }

  Module module() {
    return module;
  }

  Instance owner() {
    return owner;
  }

  @Nullable Origin caller() {
    return caller;
  }

  boolean stepAllowed() {
    return stepAllowed;
  }

  @Nullable Place place() {
    return place;
  }

  /** Goes to another place, as a loop does with each turn; gives the present one back. */
  @Nullable Place moveTo(@Nullable Place next) {
    Place present = place;
    place = next;
    return present;
  }

  /** What the text of the body means by {@code float}. */
  ElementType floats() {
    return floats;
  }

  /** Has {@code float} mean the wider type, as it does where a value of that type is given. */
  void widenFloats() {
    floats = ElementType.FLOAT64;
  }

  /** Whether its text binds the name once, and so the name alone tells what is meant. */
  boolean isUnique(String name) {
    return bindings.isUnique(name);
  }

  @Nullable Denotation find(String name) {
    return names.get(name);
  }

  void bind(String name, Denotation value) {
    names.put(name, value);
  }

  void bindAll(Map<String, Denotation> values) {
    names.putAll(values);
  }

  /** What is bound and declared at a point of the text. */
  record Scope(Map<String, Denotation> names, Map<String, Persistent> persistents) {}

  /** What is bound and declared now. */
  Scope scope() {
    return new Scope(Map.copyOf(names), Map.copyOf(persistents));
  }

  /** Forgets all that has been bound and declared since. */
  void backTo(Scope scope) {
    names.clear();
    names.putAll(scope.names());
    persistents.clear();
    persistents.putAll(scope.persistents());
  }

  Set<String> names() {
    return names.keySet();
  }

  /** Binds the name of a parameter or state, which {@code update} and {@code constrain} may use. */
  void declare(String name, Persistent persistent, Denotation value) {
    persistents.put(name, persistent);
    names.put(name, value);
  }

  /** The parameter or state that this body declares under a name. */
  @Nullable Persistent persistent(String name) {
    return persistents.get(name);
  }

  /** All that is bound now. */
  Map<String, Denotation> snapshot() {
    return Map.copyOf(names);
  }

  Site at(Span span) {
    return new Site(span, this);
  }
}
