package org.worldmill.jobs.overlay;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.worldmill.schemas.config.NearestName;

/** What can be drawn over a film, in the order in which it is. */
public enum OverlayLayer {
  /** Where the picture moves to, as arrows on a grid. */
  FLOW,
  /** Things that move on their own, each with its way so far. */
  TRACKS,
  /** What the camera does, in words, and the path it took. */
  CAMERA,
  /** Blows, bounces, gravity, periods and sharp sounds. */
  EVENTS,
  /** Signals over time, with the moment that is shown. */
  CURVES;

  /** Its name on the command line. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The names of all. */
  public static List<String> ids() {
    return Stream.of(values()).map(OverlayLayer::id).toList();
  }

  /**
   * The layers of these names.
   *
   * @throws IllegalArgumentException that names the first that is none, and the nearest that is
   */
  public static Set<OverlayLayer> named(List<String> names) {
    Set<OverlayLayer> chosen = EnumSet.noneOf(OverlayLayer.class);
    for (String name : names) {
      chosen.add(
          Stream.of(values())
              .filter(layer -> layer.id().equals(name))
              .findFirst()
              .orElseThrow(() -> new IllegalArgumentException(unknown(name))));
    }
    return chosen;
  }

  private static String unknown(String name) {
    return "no layer is called '"
        + name
        + "'; "
        + NearestName.of(name, ids())
            .map(near -> "did you mean '" + near + "'?")
            .orElse("there are " + String.join(", ", ids()));
  }
}
