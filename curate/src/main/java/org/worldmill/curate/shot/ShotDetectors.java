package org.worldmill.curate.shot;

import java.util.Optional;
import org.worldmill.schemas.config.CurateConfig.ShotConfig;
import org.worldmill.schemas.media.DecodedPass;
import org.worldmill.schemas.media.ShotDetector;

/** The shot detectors there are, by the name the configuration gives them. */
public final class ShotDetectors {

  private ShotDetectors() {}

  /** The detector that this configuration asks for. */
  public static ShotDetector of(ShotConfig config) {
    return of(config, Optional.empty());
  }

  /** The same detector, which also writes down what it sees; for one video. */
  public static ShotDetector traced(ShotConfig config, ShotTrace trace) {
    return of(config, Optional.of(trace));
  }

  private static ShotDetector of(ShotConfig config, Optional<ShotTrace> trace) {
    return switch (config.detector()) {
      case "adaptive" ->
          new ChangeDetector(
              "adaptive/2",
              new ChangeRule.Adaptive(config.threshold(), config.minContent()),
              config.minShotNanos(),
              trace);
      case "content" ->
          new ChangeDetector(
              "content/2",
              new ChangeRule.Content(config.threshold()),
              config.minShotNanos(),
              trace);
      case "none" -> DecodedPass.ONE_SHOT;
      default ->
          throw new IllegalArgumentException(
              "no shot detector is called '" + config.detector() + "'");
    };
  }
}
