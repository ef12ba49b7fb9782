package org.worldmill.schemas.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.List;
import java.util.TreeSet;
import org.worldmill.schemas.ContentHash;

/**
 * Tells a stage whether the settings that its results depend on have changed: SHA-256 of their
 * canonical text. Settings are compared in effect, so a default that is written out changes
 * nothing; {@link ResourceConfig} is in none of them, for it changes no result.
 */
public final class ConfigFingerprint {

  private static final ObjectMapper CANONICAL =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .build();

  private ConfigFingerprint() {}

  /**
   * The canonical text of a configuration record: JSON with its components by name, in alphabetical
   * order, without spaces. Durations are nanoseconds, sizes bytes.
   */
  public static String canonical(Record settings) {
    try {
      return CANONICAL.writeValueAsString(settings);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a record of plain values: " + settings, e);
    }
  }

  /** Of what decides which bytes are taken in, and with which licence. */
  public static String source(SourceConfig source) {
    return hash("source", List.of(source));
  }

  /**
   * Of what decides the items and signals of a file that is decoded in full: shots, the greatest
   * clip, chapters, the measures that do not run.
   */
  public static String measures(CurateConfig curate) {
    List<String> disabled = List.copyOf(new TreeSet<>(curate.disabledMeasures()));
    return hash(
        "measures",
        List.of(
            new Measured(
                curate.shots(), curate.maxClipNanos(), curate.reading().chapterNanos(), disabled)));
  }

  /** Of what decides which files are settled by cheap evidence: whether at all, and the rules. */
  public static String triage(CurateConfig curate) {
    boolean off = curate.reading().triage() == ReadingConfig.Triage.OFF;
    return off ? "off" : hash("triage", curate.filters());
  }

  /** Of what decides verdicts: the rules, in order. */
  public static String filters(CurateConfig curate) {
    return hash("filters", curate.filters());
  }

  /** Of what decides which of several like items stays. */
  public static String duplicates(CurateConfig curate) {
    return hash("duplicates", List.of(curate.duplicates(), new Lists(curate.decontaminate())));
  }

  /** Of what decides which of the items that the filters keep are taken. */
  public static String balance(CurateConfig curate) {
    return hash("balance", List.of(curate.balance()));
  }

  /** Of what decides captions. */
  public static String label(LabelConfig label) {
    return hash("label", List.of(label));
  }

  /** Of what decides the layout of a release. */
  public static String shard(ShardConfig shard) {
    return hash("shard", List.of(shard));
  }

  private static String hash(String section, List<? extends Record> settings) {
    StringBuilder text = new StringBuilder(section);
    settings.forEach(part -> text.append('\n').append(canonical(part)));
    return ContentHash.of(text.toString());
  }

  private record Lists(List<String> decontaminate) {}

  private record Measured(
      CurateConfig.ShotConfig shots,
      long maxClipNanos,
      long chapterNanos,
      List<String> disabledMeasures) {}
}
