package org.worldmill.ingest.mesh.usd;

import java.util.List;
import java.util.Optional;

/**
 * What one layer says of an attribute or a relationship.
 *
 * @param type its type as text layers write it, such as {@code texCoord2f[]}; empty if not said
 * @param value its first sample in time, or else its default
 * @param animated whether it has samples in time
 * @param targets what a relationship names or an attribute is connected to, as paths of the layer
 * @param interpolation how the values of a primvar spread over a mesh
 */
record UsdProperty(
    String type,
    Optional<UsdValue> value,
    boolean animated,
    List<String> targets,
    Optional<String> interpolation) {

  UsdProperty {
    targets = List.copyOf(targets);
  }

  /** What this and a further statement of the same layer say together. */
  UsdProperty and(UsdProperty more) {
    // Samples in time stand before a default.
    boolean other = more.value.isPresent() && (value.isEmpty() || !animated);
    return new UsdProperty(
        type.isEmpty() ? more.type : type,
        other ? more.value : value,
        animated || more.animated,
        targets.isEmpty() ? more.targets : targets,
        interpolation.or(more::interpolation));
  }
}
