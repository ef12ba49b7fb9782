package org.worldmill.curate.shot;

import org.worldmill.schemas.config.CurateConfig.ShotConfig;
import org.worldmill.schemas.media.DecodedPass;
import org.worldmill.schemas.media.ShotDetector;

/** The shot detectors there are, by the name the configuration gives them. */
public final class ShotDetectors {

  private ShotDetectors() {}

  /** The detector that this configuration asks for. */
  public static ShotDetector of(ShotConfig config) {
    return switch (config.detector()) {
      case "adaptive" ->
          new ChangeDetector(
              "adaptive/1",
              new ChangeRule.Adaptive(config.threshold(), config.minContent()),
              config.minShotNanos());
      case "content" ->
          new ChangeDetector(
              "content/1", new ChangeRule.Content(config.threshold()), config.minShotNanos());
      case "none" -> DecodedPass.ONE_SHOT;
      default ->
          throw new IllegalArgumentException(
              "no shot detector is called '" + config.detector() + "'");
    };
  }
}
