package org.worldmill.ingest.image;

import com.drew.metadata.Metadata;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import java.util.ArrayList;
import java.util.List;
import org.worldmill.schemas.MediaFacts;

/**
 * What EXIF says of the lens, as plain numbers: descriptions round a focal length to tenths of a
 * millimetre. Group {@code Camera}; names end in their unit.
 */
final class CameraTags {

  private static final String GROUP = "Camera";
  private static final int INCH = 2;
  private static final int CENTIMETRE = 3;
  private static final int MILLIMETRE = 4;

  private final List<MediaFacts.Tag> tags = new ArrayList<>();

  private CameraTags() {}

  static List<MediaFacts.Tag> of(Metadata metadata) {
    CameraTags found = new CameraTags();
    for (ExifSubIFDDirectory exif : metadata.getDirectoriesOfType(ExifSubIFDDirectory.class)) {
      found.add(exif, ExifDirectoryBase.TAG_FOCAL_LENGTH, "focal_length_mm", 1);
      found.add(exif, ExifDirectoryBase.TAG_35MM_FILM_EQUIV_FOCAL_LENGTH, "focal_length_35_mm", 1);
      found.add(exif, ExifDirectoryBase.TAG_DIGITAL_ZOOM_RATIO, "digital_zoom", 1);
      found.add(exif, ExifDirectoryBase.TAG_EXIF_IMAGE_WIDTH, "width_px", 1);
      found.add(exif, ExifDirectoryBase.TAG_EXIF_IMAGE_HEIGHT, "height_px", 1);
      double unit = millimetres(exif);
      if (unit > 0) {
        found.add(exif, ExifDirectoryBase.TAG_FOCAL_PLANE_X_RESOLUTION, "px_per_mm", 1 / unit);
      }
    }
    return found.tags;
  }

  /** What the resolution counts pixels by; inches where nothing is said, as EXIF has it. */
  private static double millimetres(ExifSubIFDDirectory exif) {
    Integer unit = exif.getInteger(ExifDirectoryBase.TAG_FOCAL_PLANE_RESOLUTION_UNIT);
    return switch (unit == null ? INCH : unit) {
      case INCH -> 25.4;
      case CENTIMETRE -> 10;
      case MILLIMETRE -> 1;
      default -> 0;
    };
  }

  /** The first statement of a number counts. */
  private void add(ExifSubIFDDirectory exif, int tag, String name, double factor) {
    if (!exif.containsTag(tag) || tags.stream().anyMatch(known -> known.name().equals(name))) {
      return;
    }
    try {
      double value = exif.getDouble(tag) * factor;
      if (Double.isFinite(value) && value > 0) {
        tags.add(new MediaFacts.Tag(GROUP, name, Double.toString(value)));
      }
    } catch (MetadataException e) {
      // No number: as good as not said.
    }
  }
}
