package org.worldmill.label.caption;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.worldmill.schemas.Asset;
import org.worldmill.schemas.Item;
import org.worldmill.schemas.MediaFacts.TrackFacts;
import org.worldmill.schemas.Sidecar;
import org.worldmill.schemas.Span;

/**
 * What a person wrote beside a file that says something about an item.
 *
 * @param text cleaned, never empty
 * @param source where it stands: {@code sidecar:a.json#caption}
 * @param times of timed text, when it is said on the asset's own time line: {@code 12.000,14.500}
 *     seconds, one for each cue
 */
record HumanText(String text, String source, List<String> times) {

  /** The key of what stood near a medium on its page, which may or may not speak of it. */
  private static final String NEARBY = "near_text";

  /** Keys of JSON that describe, the most telling first; also inside an object one level down. */
  static final List<String> KEYS =
      List.of(
          "caption",
          "captions",
          "description",
          "summary",
          "task",
          "tasks",
          "instruction",
          "instructions",
          "language_instruction",
          "alt",
          "alt_text",
          "title",
          NEARBY);

  private static final int LONGEST = 4000;
  private static final int MOST = 16;
  private static final int MOST_CUES = 200;

  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(64)
                      .maxStringLength(1 << 20)
                      .maxNumberLength(1000)
                      .build())
              .build());

  HumanText {
    times = List.copyOf(times);
  }

  /** A text of no time. */
  HumanText(String text, String source) {
    this(text, source, List.of());
  }

  /** Whether it only stood near the medium, and need not speak of it. */
  boolean isNearby() {
    return source.endsWith("#" + NEARBY);
  }

  /** Where it stands; timed text cue by cue, with times as W3C Media Fragments write them. */
  List<String> sources() {
    return times.isEmpty()
        ? List.of(source)
        : times.stream().map(time -> source + "#t=" + time).toList();
  }

  /** All there is, in the order of the sidecars, nothing twice, at most sixteen. */
  static List<HumanText> of(Item item, Asset asset) {
    List<HumanText> found = new ArrayList<>();
    for (Sidecar sidecar : asset.sidecars()) {
      String source = "sidecar:" + CleanText.of(sidecar.name(), 300);
      switch (sidecar.kind()) {
        case JSON -> json(sidecar.text(), source, found);
        case TEXT -> add(sidecar.text(), source, found);
        case WEBVTT, SRT ->
            item.span().ifPresent(span -> spoken(sidecar, span, asset, source, found));
        case LICENCE, GPX -> {
          // Terms of use and places on a map are no words about the picture.
        }
      }
    }
    Set<String> seen = new HashSet<>();
    return found.stream().filter(text -> seen.add(text.text)).limit(MOST).toList();
  }

  private static void add(String text, String source, List<HumanText> found) {
    add(text, source, List.of(), found);
  }

  private static void add(String text, String source, List<String> times, List<HumanText> found) {
    String clean = CleanText.of(text, LONGEST);
    if (clean.codePoints().anyMatch(Character::isLetterOrDigit)) {
      found.add(new HumanText(clean, source, times));
    }
  }

  private static void json(String text, String source, List<HumanText> found) {
    JsonNode root;
    try {
      root = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      // A person's file that is no JSON describes nothing; it is no reason to reject the medium.
      return;
    }
    described(root, source + "#", found);
    root.properties()
        .forEach(
            entry ->
                described(
                    entry.getValue(),
                    source + "#" + CleanText.of(entry.getKey(), 60) + ".",
                    found));
  }

  private static void described(JsonNode object, String prefix, List<HumanText> found) {
    for (String key : object.isObject() ? KEYS : List.<String>of()) {
      JsonNode value = object.path(key);
      if (value.isTextual()) {
        add(value.asText(), prefix + key, found);
      } else if (value.isArray()) {
        int limit = Math.min(value.size(), MOST);
        for (int i = 0; i < limit; i++) {
          if (value.get(i).isTextual()) {
            add(value.get(i).asText(), prefix + key + "[" + i + "]", found);
          }
        }
      }
    }
  }

  /** What is said while the clip lasts; lines that scroll on from cue to cue count once. */
  private static void spoken(
      Sidecar sidecar, Span span, Asset asset, String source, List<HumanText> found) {
    long origin = originNanos(asset);
    long start = span.startNanos() - origin;
    long end = start + span.durationNanos();
    Set<String> lines = new LinkedHashSet<>();
    List<String> times = new ArrayList<>();
    for (TimedText.Cue cue : TimedText.cues(sidecar.text())) {
      if (cue.startNanos() < end && cue.endNanos() > start) {
        if (times.size() < MOST_CUES) {
          times.add(seconds(cue.startNanos()) + "," + seconds(cue.endNanos()));
        }
        cue.text().lines().map(line -> CleanText.of(line, LONGEST)).forEach(lines::add);
      }
    }
    String text = lines.stream().filter(line -> !line.isEmpty()).collect(Collectors.joining(" "));
    add(text, source, times, found);
  }

  private static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.3f", nanos / 1e9);
  }

  /** Subtitles count from the first picture, streams cut from a broadcast do not. */
  private static long originNanos(Asset asset) {
    Optional<TrackFacts> track = asset.facts().picture();
    return track
        .flatMap(TrackFacts::startPts)
        .map(pts -> track.orElseThrow().timeBase().toNanos(pts))
        .orElse(0L);
  }
}
