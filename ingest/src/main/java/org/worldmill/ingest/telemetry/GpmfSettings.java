package org.worldmill.ingest.telemetry;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaFacts.Tag;

/**
 * What a GoPro was set to while it filmed, by the {@code GPMF} box of its film's user data: how
 * wide it looked, and whether it steadied the picture.
 *
 * <p>Source: GPMF introduction, <a href="https://github.com/gopro/gpmf-parser">gpmf-parser</a>;
 * meanings of keys as ExifTool names them.
 */
public final class GpmfSettings {

  private static final String GROUP = "Camera";

  /** Angles beyond it are no field of view. */
  private static final double MOST_DEGREES = 360;

  private static final Set<String> NESTS = Set.of("DEVC", "STRM");
  private static final int MOST_TEXT = 40;

  private GpmfSettings() {}

  /** What it says of the lens, as tags of the group {@code Camera}; none if it says nothing. */
  public static List<Tag> read(ByteBuffer bytes) {
    List<Tag> tags = new ArrayList<>();
    read(bytes, tags, 0);
    return tags;
  }

  private static void read(ByteBuffer bytes, List<Tag> tags, int depth) {
    for (Klv entry : Klv.split(bytes).entries()) {
      if (entry.isNest()) {
        if (NESTS.contains(entry.key()) && depth < 3) {
          read(entry.payload(), tags, depth + 1);
        }
        continue;
      }
      switch (entry.key()) {
        case "MINF" -> text(entry, "model", tags);
        case "VFOV" -> text(entry, "lens_mode", tags);
        case "PRJT" -> text(entry, "lens_projection", tags);
        case "EISE" -> text(entry, "steadied", tags);
        case "ZFOV" -> degrees(entry, "diagonal_deg", tags);
        default -> {}
      }
    }
  }

  private static void text(Klv entry, String name, List<Tag> tags) {
    String text = entry.text().strip();
    if (!text.isEmpty() && isNew(name, tags)) {
      tags.add(new Tag(GROUP, name, text.substring(0, Math.min(MOST_TEXT, text.length()))));
    }
  }

  private static void degrees(Klv entry, String name, List<Tag> tags) {
    try {
      double[] numbers = entry.numbers();
      if (numbers.length > 0 && numbers[0] > 0 && numbers[0] < MOST_DEGREES && isNew(name, tags)) {
        tags.add(new Tag(GROUP, name, Double.toString(numbers[0])));
      }
    } catch (MediaException e) {
      // No number: as good as not said.
    }
  }

  private static boolean isNew(String name, List<Tag> tags) {
    return tags.stream().noneMatch(tag -> tag.name().equals(name));
  }
}
