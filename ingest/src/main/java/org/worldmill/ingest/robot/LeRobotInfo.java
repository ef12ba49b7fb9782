package org.worldmill.ingest.robot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.worldmill.schemas.robot.RobotChannel;

/**
 * What {@code meta/info.json} says of columns: the names of their numbers, and their unit where it
 * states one. A file that cannot be read says nothing.
 */
final class LeRobotInfo {

  private static final int MOST_BYTES = 1 << 20;
  private static final int MOST_NAME = 100;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> RADIANS = Set.of("rad", "radian", "radians");

  private final JsonNode features;

  private LeRobotInfo(JsonNode features) {
    this.features = features;
  }

  static LeRobotInfo read(Optional<Path> file) {
    JsonNode root = JSON.createObjectNode();
    if (file.isPresent()) {
      try (InputStream in = Files.newInputStream(file.get())) {
        root = JSON.readTree(in.readNBytes(MOST_BYTES));
      } catch (IOException e) {
        root = JSON.createObjectNode();
      }
    }
    return new LeRobotInfo(root.path("features"));
  }

  /** The channels of a column of so many numbers; numbered where it names another count. */
  List<RobotChannel> channels(String column, int width) {
    JsonNode feature = features.path(column);
    List<String> names = new ArrayList<>();
    collect(feature.path("names"), names);
    String stated = feature.path("unit").asText(feature.path("units").asText(""));
    boolean radians = RADIANS.contains(stated.strip().toLowerCase(Locale.ROOT));
    List<RobotChannel> channels = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      channels.add(
          new RobotChannel(
              names.size() == width ? names.get(i) : Integer.toString(i),
              radians ? "rad" : RobotChannel.UNSTATED));
    }
    return channels;
  }

  /** Names stand in a list, or in lists of groups, or by group: {@code {"motors": [...]}}. */
  private static void collect(JsonNode node, List<String> names) {
    if (node.isTextual()) {
      String name = node.asText();
      names.add(name.substring(0, Math.min(MOST_NAME, name.length())));
    } else {
      node.elements().forEachRemaining(inner -> collect(inner, names));
    }
  }
}
