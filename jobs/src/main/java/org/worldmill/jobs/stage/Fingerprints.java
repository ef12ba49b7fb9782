package org.worldmill.jobs.stage;

import org.worldmill.schemas.ContentHash;
import org.worldmill.schemas.config.ConfigFingerprint;
import org.worldmill.schemas.config.CutMode;
import org.worldmill.schemas.config.PipelineConfig;
import org.worldmill.schemas.media.MeasureRegistry;

/** What changes when code would find something else: raise a version whenever it would. */
final class Fingerprints {

  /** Of looking at files. */
  static final String SCAN = "scan/4";

  /** Of making assets of files. */
  static final String INGEST = "ingest/4";

  /** Of judging items. */
  static final String JUDGE = "judge/1";

  /** Of captions. */
  static final String LABEL = "label/2";

  /** Of shards and what goes with them. */
  static final String SHARD = "shard/1";

  private static final String CUT = "cut/5";
  private static final String ANALYSE = "analyse/5";
  private static final String TRIAGE = "triage/1";

  private Fingerprints() {}

  /** Of making bytes of items. */
  static String cut(PipelineConfig config) {
    return config.curate().cut() == CutMode.SMART ? CUT : CUT + " encode";
  }

  /** Of items and signals: measures, and the settings that they depend on. */
  static String measures(PipelineConfig config, MeasureRegistry registry) {
    return ContentHash.of(
        ANALYSE
            + '\n'
            + registry.fingerprint()
            + '\n'
            + ConfigFingerprint.measures(config.curate()));
  }

  /**
   * Of items and signals of assets that cheap evidence settled: the rules it was judged by decide
   * them too, so that other rules examine these assets again, and no others.
   */
  static String triaged(PipelineConfig config, MeasureRegistry registry) {
    return ContentHash.of(
        String.join(
            "\n", TRIAGE, measures(config, registry), ConfigFingerprint.triage(config.curate())));
  }

  /** Of what the views hold: both kinds of items and signals. */
  static String views(PipelineConfig config, MeasureRegistry registry) {
    return measures(config, registry) + ' ' + triaged(config, registry);
  }

  /** Of the sources and the terms that hold for them. */
  static String sources(PipelineConfig config) {
    StringBuilder text = new StringBuilder();
    config.sources().forEach(s -> text.append(ConfigFingerprint.source(s)).append('\n'));
    return ContentHash.of(text.toString());
  }

  /** Of all settings that a release depends on. */
  static String pipeline(PipelineConfig config) {
    return ContentHash.of(
        String.join(
            "\n",
            sources(config),
            ConfigFingerprint.measures(config.curate()),
            ConfigFingerprint.filters(config.curate()),
            ConfigFingerprint.duplicates(config.curate()),
            ConfigFingerprint.triage(config.curate()),
            ConfigFingerprint.balance(config.curate()),
            ConfigFingerprint.label(config.label()),
            ConfigFingerprint.shard(config.shard())));
  }
}
