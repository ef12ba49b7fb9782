package org.worldmill.ingest.video;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.worldmill.ingest.telemetry.GpmfSettings;
import org.worldmill.ingest.video.MovieBoxes.Box;
import org.worldmill.schemas.MediaFacts.Tag;

/**
 * What a film says of the camera that took it, as tags of the group {@code Camera}: the settings of
 * a GoPro, the focal length that Apple's cameras note, and depth beside the pictures (ISO/IEC
 * 14496-12: references {@code vdep} and {@code vplx}, auxiliary tracks by their URN; auxiliary
 * tracks of Android's cameras, which are a film within the film).
 */
final class FilmCamera {

  private static final String GROUP = "Camera";
  private static final String APPLE_FOCAL = "camera.focal_length.35mm_equivalent";
  private static final String APPLE_LENS = "camera.lens_model";
  private static final Pattern MILLIMETRES =
      Pattern.compile("([0-9]{1,4}(?:\\.[0-9]{1,6})?) ?(?:mm)?");

  /** Its value: a version, how many tracks there are, and the kind of each. */
  private static final String ANDROID_MAP = "auxiliary.tracks.map";

  private static final int ANDROID_LINEAR = 1;
  private static final int ANDROID_INVERSE = 2;

  private final Path file;
  private final List<Box> boxes;
  private final List<Tag> tags = new ArrayList<>();

  private FilmCamera(Path file) {
    this.file = file;
    boxes = MovieBoxes.of(file);
  }

  /**
   * Reads the boxes of a film.
   *
   * @param told what the container says by names
   */
  static List<Tag> of(Path file, List<Tag> told) {
    FilmCamera camera = new FilmCamera(file);
    told.forEach(camera::hear);
    camera.boxes.forEach(camera::read);
    return camera.tags;
  }

  private void hear(Tag tag) {
    if (tag.name().endsWith(APPLE_FOCAL)) {
      Matcher number = MILLIMETRES.matcher(tag.value().strip().toLowerCase(Locale.ROOT));
      if (number.matches()) {
        add("focal_length_35_mm", number.group(1));
      }
    } else if (tag.name().endsWith(APPLE_LENS)) {
      add("lens_model", tag.value());
    }
  }

  private void read(Box box) {
    String path = box.path();
    if (path.equals("/moov/udta/GPMF")) {
      content(box)
          .ifPresent(bytes -> GpmfSettings.read(bytes).forEach(t -> add(t.name(), t.value())));
    } else if (path.endsWith("/tref/vdep") || path.endsWith("/tref/vplx")) {
      add("depth", "track " + box.type());
    } else if (box.type().equals("auxi")) {
      content(box).ifPresent(this::readAuxiliary);
    } else if (box.type().equals("ilst")) {
      readNames(box);
    }
  }

  private Optional<ByteBuffer> content(Box box) {
    return MovieBoxes.content(file, box);
  }

  /** A URN behind version and flags, such as {@code urn:mpeg:...:auxiliary:depth}. */
  private void readAuxiliary(ByteBuffer bytes) {
    int head = Math.min(4, bytes.capacity());
    byte[] text = new byte[bytes.capacity() - head];
    bytes.get(head, text);
    String all = new String(text, StandardCharsets.US_ASCII);
    String urn = all.substring(0, (all + '\0').indexOf('\0')).toLowerCase(Locale.ROOT);
    if (urn.contains("depth") || urn.contains("disparity")) {
      add("depth", "track " + urn);
    }
  }

  private void readNames(Box list) {
    String folder = list.path().substring(0, list.path().lastIndexOf('/'));
    boxes.stream()
        .filter(box -> box.path().equals(folder + "/keys"))
        .findFirst()
        .flatMap(this::content)
        .flatMap(keys -> content(list).map(values -> MovieKeys.of(keys, values).get(ANDROID_MAP)))
        .ifPresent(this::readAndroid);
  }

  private void readAndroid(byte[] map) {
    for (int i = 2; i < map.length && i < 2 + (map[1] & 0xff); i++) {
      if (map[i] == ANDROID_LINEAR || map[i] == ANDROID_INVERSE) {
        add("depth", "android " + (map[i] == ANDROID_LINEAR ? "linear" : "inverse"));
      }
    }
  }

  /** The first statement of a name counts. */
  private void add(String name, String value) {
    if (tags.stream().noneMatch(known -> known.name().equals(name))) {
      tags.add(new Tag(GROUP, name, value));
    }
  }
}
