package org.adjoint.compiler.lower;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.adjoint.compiler.ir.Leaf;
import org.jspecify.annotations.Nullable;

/**
 * What owns the parameters and states that one use of a layer makes; also the model itself, and,
 * for an optimiser's slots, a parameter. It outlives an elaboration, so that the training and the
 * inference graph have the same.
 */
public final class Instance {
  private final @Nullable Instance owner;
  private final String layer;
  private final boolean metric;
  private final Names childNames;
  private final Names persistentNames;
  private final Map<Place, Instance> children = new HashMap<>();
  private final Map<Place, Persistent> persistents = new HashMap<>();
  private final Map<String, Persistent> byName = new LinkedHashMap<>();
  private final Map<String, Instance> childByName = new LinkedHashMap<>();
  private @Nullable String prefix;
  private FunctionValue.@Nullable Configured handle;
  private Leaf.Kind stateKind = Leaf.Kind.STATE;

  private Instance(@Nullable Instance owner, String layer, boolean metric, Set<String> bound) {
    this.owner = owner;
    this.layer = layer;
    this.metric = metric;
    this.childNames = new Names(bound);
    this.persistentNames = new Names(bound);
  }

  /** The owner of what a model's body makes. */
  static Instance ofModel(String model, Set<String> bound) {
    Instance instance = new Instance(null, model, false, bound);
    instance.prefix = "";
    return instance;
  }

  /** The owner of the slots that an optimiser keeps for a parameter. */
  static Instance ofSlots(String parameter, Set<String> bound) {
    Instance instance = new Instance(null, parameter, false, bound);
    instance.prefix = parameter + "/";
    instance.stateKind = Leaf.Kind.SLOT;
    return instance;
  }

  /** What is made by a use of a layer at a place of this instance's body, the same each time. */
  Instance child(Place place, String layerName, Set<String> bound, boolean inMetric) {
    Instance present = children.get(place);
    if (present == null) {
      present = new Instance(this, layerName, metric || inMetric, bound);
      present.stateKind = stateKind;
      children.put(place, present);
    }
    return present;
  }

  /** Gives the instance the name that the source binds it to, unless it has one. */
  void bind(String name, boolean unique) {
    if (prefix == null && owner != null) {
      String own = unique ? owner.childNames.plain(name) : owner.childNames.numbered(name);
      rename(owner, own);
    }
  }

  /** What stands before the names of what it owns. */
  String prefix() {
    if (prefix == null && owner != null) {
      rename(owner, owner.childNames.numbered(layer));
    }
    return prefix == null ? "" : prefix;
  }

  private void rename(Instance parent, String own) {
    prefix = parent.prefix() + own + ".";
    parent.childByName.put(own, this);
  }

  /** A new full name for something declared in its body. */
  String newName(String name, boolean unique) {
    return prefix() + (unique ? persistentNames.plain(name) : persistentNames.numbered(name));
  }

  @Nullable Persistent persistent(Place place) {
    return persistents.get(place);
  }

  void keep(Place place, Persistent persistent) {
    persistents.put(place, persistent);
    byName.put(persistent.leaf().name().substring(prefix().length()), persistent);
  }

  /** Its parameters and states by the last part of their names. */
  Map<String, Persistent> members() {
    return byName;
  }

  /** The instances that it owns by the last part of their names. */
  Map<String, Instance> innerInstances() {
    return childByName;
  }

  @Nullable Instance owner() {
    return owner;
  }

  String layer() {
    return layer;
  }

  boolean isMetric() {
    return metric;
  }

  /**
   * The function whose parameters it owns, as it was configured last; null for what is no layer.
   */
  FunctionValue.@Nullable Configured handle() {
    return handle;
  }

  void setHandle(FunctionValue.Configured configured) {
    handle = configured;
  }

  /** What its states are to the storage. */
  Leaf.Kind stateKind() {
    return stateKind;
  }

  @Override
  public String toString() {
    return layer;
  }
}
