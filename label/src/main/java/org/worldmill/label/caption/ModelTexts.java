package org.worldmill.label.caption;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.worldmill.schemas.MediaFacts.Tag;

/**
 * Texts about a 3D model that stand in its names and in its own file: candidates for captions of
 * its views. Nothing is looked up and nothing guessed. Deterministic.
 */
public final class ModelTexts {

  private static final int LONGEST = 4000;
  private static final int LONGEST_NAME = 120;
  private static final int MOST_PARTS = 8;

  /** The group of what the description of a robot says. */
  private static final String ROBOT = "robot";

  /** Words that name no thing: a name of these alone says nothing. */
  private static final Set<String> EMPTY_WORDS =
      Set.of(
          "model",
          "mesh",
          "scene",
          "untitled",
          "object",
          "export",
          "exported",
          "final",
          "copy",
          "new",
          "test",
          "tmp",
          "temp",
          "default",
          "root",
          "node",
          "geometry",
          "material",
          "data",
          "file",
          "asset",
          "world",
          "link",
          "base",
          "part",
          "group",
          "visual",
          "collision",
          "cube",
          "obj",
          "stl",
          "ply",
          "glb",
          "gltf",
          "urdf",
          "robot",
          "main",
          "the",
          "a",
          "of",
          "v");

  private static final Set<String> TITLES = Set.of("title", "name");
  private static final Set<String> DESCRIPTIONS = Set.of("description", "subject", "keywords");
  private static final Set<String> AUTHORS =
      Set.of("author", "authors", "designer", "creator", "artist", "copyright");

  private static final Pattern PROGRAM =
      Pattern.compile(
          "(?i).*\\b(created|exported|generated|written|produced) (by|with|from|in)\\b.*");
  private static final Pattern BETWEEN =
      Pattern.compile("[\\s_\\-.+()\\[\\],;:#]+|(?<=[a-z])(?=[A-Z])");
  private static final Pattern HASH = Pattern.compile("(?i)(?=.*\\d)[0-9a-f]{8,}");

  private ModelTexts() {}

  /**
   * A text and where it stands.
   *
   * @param text cleaned, never empty
   * @param kind {@code human} for sentences that a person wrote, {@code composed} for what is made
   *     of names
   * @param source where it stands: {@code origin:a/b.glb}, {@code file:asset extras/title}
   */
  public record Text(String text, String kind, String source) {}

  /** What a name says in words; empty if that is nothing. */
  public static Optional<String> words(String name) {
    String file = name.substring(name.lastIndexOf('/') + 1);
    int dot = file.lastIndexOf('.');
    String stem = dot > 0 && file.length() - dot <= 6 ? file.substring(0, dot) : file;
    List<String> words =
        BETWEEN
            .splitAsStream(CleanText.of(stem, LONGEST_NAME))
            .filter(word -> !word.isEmpty() && !HASH.matcher(word).matches())
            .toList();
    boolean telling =
        words.stream()
            .map(word -> word.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", ""))
            .anyMatch(word -> word.length() > 2 && !EMPTY_WORDS.contains(word));
    return telling ? Optional.of(String.join(" ", words)) : Optional.empty();
  }

  /** What its file and its name say, the author's own words first; nothing twice. */
  public static List<Text> of(String origin, List<Tag> tags, List<String> partNames) {
    List<Text> found = new ArrayList<>();
    for (Set<String> wanted : List.of(DESCRIPTIONS, TITLES)) {
      for (Tag tag : tags) {
        String text = CleanText.of(tag.value(), LONGEST);
        boolean named = wanted.contains(tag.name().toLowerCase(Locale.ROOT));
        if (named && !tag.group().equals(ROBOT) && says(text)) {
          found.add(new Text(text, "human", source(tag)));
        }
      }
    }
    for (Tag tag : tags) {
      String text = CleanText.of(tag.value(), LONGEST);
      if (tag.name().equals("comment") && says(text) && !PROGRAM.matcher(text).matches()) {
        found.add(new Text(text, "human", source(tag)));
      }
    }
    words(origin)
        .ifPresent(
            words ->
                found.add(
                    new Text(
                        "A 3D model named \"" + words + "\".", "composed", "origin:" + origin)));
    for (Tag tag : tags) {
      if (tag.group().equals(ROBOT) && tag.name().equals("name")) {
        words(tag.value())
            .ifPresent(
                words ->
                    found.add(
                        new Text("A robot named \"" + words + "\".", "composed", source(tag))));
      }
    }
    parts(partNames).ifPresent(found::add);
    Set<String> seen = new LinkedHashSet<>();
    return found.stream().filter(text -> seen.add(text.text())).toList();
  }

  /** Whom its file names as its author. */
  public static Optional<String> author(List<Tag> tags) {
    return tags.stream()
        .filter(tag -> AUTHORS.contains(tag.name().toLowerCase(Locale.ROOT)))
        .map(tag -> CleanText.of(tag.value(), LONGEST_NAME))
        .filter(ModelTexts::says)
        .findFirst();
  }

  private static String source(Tag tag) {
    return "file:" + tag.group() + "/" + tag.name();
  }

  private static boolean says(String text) {
    return text.codePoints().filter(Character::isLetter).count() > 2;
  }

  private static Optional<Text> parts(List<String> names) {
    List<String> words =
        names.stream().flatMap(name -> words(name).stream()).distinct().limit(MOST_PARTS).toList();
    return words.size() < 2
        ? Optional.empty()
        : Optional.of(
            new Text("Its parts are named " + listed(words) + ".", "composed", "file:parts"));
  }

  private static String listed(List<String> words) {
    return String.join(", ", words.subList(0, words.size() - 1))
        + " and "
        + words.get(words.size() - 1);
  }

  /** How much is known of how a model stands. */
  public enum Facing {
    /** Its front and its up axis. */
    FRONT,
    /** Its up axis. */
    UP,
    /** Neither. */
    UNKNOWN
  }

  /**
   * From where a view looks at the model, as an adverb: {@code from the front left and slightly
   * above}; empty where too little is known of how it stands.
   *
   * @param azimuthDeg from the front towards the model's right as the viewer in front sees it
   */
  public static Optional<String> from(Facing facing, double azimuthDeg, double elevationDeg) {
    if (facing == Facing.UNKNOWN) {
      return Optional.empty();
    }
    if (Math.abs(elevationDeg) > 70) {
      return Optional.of(elevationDeg > 0 ? "from above" : "from below");
    }
    String side =
        facing == Facing.UP
            ? "the side"
            : "the "
                + Stream.of(
                        "front",
                        "front right",
                        "right",
                        "back right",
                        "back",
                        "back left",
                        "left",
                        "front left")
                    .skip(Math.floorMod(Math.round(azimuthDeg / 45), 8))
                    .findFirst()
                    .orElseThrow();
    String height =
        elevationDeg > 10 ? " and slightly above" : elevationDeg < -10 ? " and slightly below" : "";
    return Optional.of("from " + side + height);
  }
}
