package org.worldmill.ingest.image;

import com.drew.metadata.Metadata;
import com.drew.metadata.xmp.XmpDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.worldmill.schemas.MediaFacts.Tag;

/**
 * What XMP says of a picture's camera, as tags of the group {@code Camera}: the attitude of a
 * drone's gimbal and its height ({@code drone-dji}), how a panorama lies on its sphere ({@code
 * GPano}, Photo Sphere XMP Metadata), and depth beside the picture ({@code GDepth}, Depthmap
 * Metadata; items of a {@code Container}, Dynamic Depth 1.0). What is no number is as good as not
 * said.
 */
final class XmpCamera {

  private static final String GROUP = "Camera";

  /** A plain number, which a leading plus sign is no part of. */
  private static final Pattern NUMBER = Pattern.compile("\\+?(-?\\d{1,12}(?:\\.\\d{1,18})?)");

  private static final Pattern DEPTH_ITEM = Pattern.compile(".*Item:Semantic");

  /** Names of ours, and where XMP says the same. */
  private static final Map<String, String> NUMBERS =
      new TreeMap<>(
          Map.of(
              "attitude_yaw_deg", "drone-dji:GimbalYawDegree",
              "attitude_pitch_deg", "drone-dji:GimbalPitchDegree",
              "attitude_roll_deg", "drone-dji:GimbalRollDegree",
              "height_m", "drone-dji:RelativeAltitude",
              "projection_yaw_deg", "GPano:PoseHeadingDegrees",
              "projection_pitch_deg", "GPano:PosePitchDegrees",
              "projection_roll_deg", "GPano:PoseRollDegrees"));

  private final Map<String, String> said = new TreeMap<>();
  private final List<Tag> tags = new ArrayList<>();

  private XmpCamera(Metadata metadata) {
    for (XmpDirectory directory : metadata.getDirectoriesOfType(XmpDirectory.class)) {
      directory.getXmpProperties().forEach(said::putIfAbsent);
    }
  }

  static List<Tag> of(Metadata metadata) {
    XmpCamera camera = new XmpCamera(metadata);
    NUMBERS.forEach(
        (name, property) -> camera.number(property).ifPresent(n -> camera.add(name, n)));
    camera.sphere();
    camera.depth();
    return camera.tags;
  }

  private void sphere() {
    Optional.ofNullable(said.get("GPano:ProjectionType"))
        .map(name -> name.strip().toLowerCase(Locale.ROOT))
        .filter(name -> name.matches("[a-z]{3,30}"))
        .ifPresent(name -> add("projection", name));
    share("x", "Width");
    share("y", "Height");
  }

  private void share(String axis, String side) {
    Optional<Double> part =
        number("GPano:CroppedAreaImage" + side + "Pixels").map(Double::parseDouble);
    Optional<Double> whole = number("GPano:FullPano" + side + "Pixels").map(Double::parseDouble);
    if (part.isPresent() && whole.isPresent() && part.get() > 0 && part.get() <= whole.get()) {
      add("projection_" + axis + "_share", Double.toString(part.get() / whole.get()));
    }
  }

  private void depth() {
    if (said.containsKey("GDepth:Format")) {
      add("depth", "xmp GDepth " + said.get("GDepth:Format").replaceAll("[^A-Za-z]", ""));
      depthRange();
    } else if (said.entrySet().stream().anyMatch(XmpCamera::isDepthItem)) {
      add("depth", "container item");
    }
  }

  /** Without a unit the range is one of numbers without any. */
  private void depthRange() {
    double unit =
        switch (said.getOrDefault("GDepth:Units", "")) {
          case "m" -> 1;
          case "mm" -> 1e-3;
          default -> 0;
        };
    if (unit > 0) {
      for (String end : List.of("Near", "Far")) {
        number("GDepth:" + end)
            .map(Double::parseDouble)
            .ifPresent(
                metres ->
                    add(
                        "depth_" + end.toLowerCase(Locale.ROOT) + "_m",
                        Double.toString(metres * unit)));
      }
    }
  }

  private static boolean isDepthItem(Map.Entry<String, String> property) {
    return DEPTH_ITEM.matcher(property.getKey()).matches() && property.getValue().equals("Depth");
  }

  private Optional<String> number(String property) {
    return Optional.ofNullable(said.get(property))
        .map(text -> NUMBER.matcher(text.strip()))
        .filter(found -> found.matches())
        .map(found -> found.group(1));
  }

  private void add(String name, String value) {
    tags.add(new Tag(GROUP, name, value));
  }
}
