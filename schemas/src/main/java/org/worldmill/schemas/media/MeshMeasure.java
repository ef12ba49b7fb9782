package org.worldmill.schemas.media;

import java.util.Map;

/** A measure of a 3D model. */
public non-sealed interface MeshMeasure extends Measure {

  /** The signals of the model: exactly those declared, absent ones with a reason. */
  Map<String, SignalValue> measure(Model3d model);
}
