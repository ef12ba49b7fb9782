package org.worldmill.bench;

import org.worldmill.label.camera.CameraMotion;
import org.worldmill.label.camera.KenBurns;
import org.worldmill.label.physics.PhysicsMeasure;
import org.worldmill.schemas.media.Measure;
import org.worldmill.schemas.media.MeasureRegistry;

/** The measures without the cheap evidence by which some of them spare themselves a close look. */
final class Ungated {

  private Ungated() {}

  static MeasureRegistry of(MeasureRegistry measures) {
    return new MeasureRegistry(measures.measures().stream().map(Ungated::of).toList());
  }

  private static Measure of(Measure measure) {
    if (measure instanceof PhysicsMeasure) {
      return PhysicsMeasure.ungated();
    }
    if (measure instanceof KenBurns) {
      return KenBurns.ungated();
    }
    return measure instanceof CameraMotion ? CameraMotion.ungated() : measure;
  }
}
