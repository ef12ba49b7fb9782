package org.worldmill.schemas.media;

import java.util.List;
import java.util.Set;
import org.worldmill.schemas.Modality;

/**
 * Something that finds signals. Holds no state of its own. A new measure is one class with a public
 * constructor without arguments, annotated {@code @AutoService(Measure.class)}, that implements one
 * of the six kinds below.
 */
public sealed interface Measure
    permits FrameMeasure, AudioMeasure, FactMeasure, MeshMeasure, TelemetryMeasure, DerivedMeasure {

  /** Its name: lowercase words joined by hyphens. */
  String name();

  /** Raised whenever the same input would give another value; signals are recomputed then. */
  int version();

  /** What it finds. No two measures own one signal. */
  List<SignalSpec> signals();

  /** The modalities it makes sense for. */
  Set<Modality> modalities();
}
