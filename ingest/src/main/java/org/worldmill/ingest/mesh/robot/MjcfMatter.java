package org.worldmill.ingest.mesh.robot;

import java.util.Arrays;
import java.util.Optional;
import org.worldmill.ingest.mesh.XmlNode;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.media.Articulation.Matter;

/**
 * What geoms of MJCF weigh and how they rub: each has a mass or a density, by default that of
 * water, unless the compiler takes none from geoms or not from those of its group.
 */
final class MjcfMatter {

  private static final double DEFAULT_DENSITY_KG_M3 = 1000;

  private final String source;
  private final double[] groups;

  MjcfMatter(MjcfDocument document) {
    source = document.compiler("inertiafromgeom").orElse("auto");
    double[] range = {0, 5};
    String[] words = document.compiler("inertiagrouprange").orElse("").strip().split("\\s+");
    if (words.length == 2 && Arrays.stream(words).allMatch(word -> word.matches("\\d{1,3}"))) {
      range = Arrays.stream(words).mapToDouble(Double::parseDouble).toArray();
    }
    groups = range;
  }

  /** Whether a stated inertial gives way to what the geoms weigh. */
  boolean overridesInertials() {
    return source.equals("true");
  }

  Matter of(XmlNode geom) throws MediaException {
    double group = geom.number("group").orElse(0.0);
    boolean weighs = !source.equals("false") && group >= groups[0] && group <= groups[1];
    return new Matter(
        weighs ? geom.number("mass") : Optional.empty(),
        weighs
            ? Optional.of(geom.number("density").orElse(DEFAULT_DENSITY_KG_M3))
            : Optional.empty(),
        Arrays.stream(geom.numbers("friction")).limit(3).boxed().toList());
  }
}
