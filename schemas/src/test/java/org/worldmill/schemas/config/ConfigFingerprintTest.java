package org.worldmill.schemas.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigFingerprintTest {

  private static CurateConfig curate(String... overrides) {
    return ConfigLoader.of(List.of(overrides)).curate();
  }

  @Test
  void isTheSameForADefaultThatIsWrittenOut() {
    assertThat(ConfigFingerprint.measures(curate("curate.max_clip=30000 ms")))
        .isEqualTo(ConfigFingerprint.measures(CurateConfig.DEFAULT));
  }

  @Test
  void changesOnlyWithTheSettingsThatMatter() {
    CurateConfig shorter = curate("curate.max_clip=10 s");
    CurateConfig unfiltered = curate("curate.filters=[]");

    assertThat(ConfigFingerprint.measures(shorter))
        .isNotEqualTo(ConfigFingerprint.measures(CurateConfig.DEFAULT));
    assertThat(ConfigFingerprint.filters(shorter))
        .isEqualTo(ConfigFingerprint.filters(CurateConfig.DEFAULT));
    assertThat(ConfigFingerprint.measures(unfiltered))
        .isEqualTo(ConfigFingerprint.measures(CurateConfig.DEFAULT));
    assertThat(ConfigFingerprint.filters(unfiltered))
        .isNotEqualTo(ConfigFingerprint.filters(CurateConfig.DEFAULT));
  }

  @Test
  void whichDuplicateStaysIsNoBusinessOfTheMeasures() {
    CurateConfig exact = curate("curate.duplicates.video=exact");
    CurateConfig listed = curate("curate.decontaminate=[eval.hashes]");

    for (CurateConfig changed : List.of(exact, listed)) {
      assertThat(ConfigFingerprint.measures(changed))
          .isEqualTo(ConfigFingerprint.measures(CurateConfig.DEFAULT));
      assertThat(ConfigFingerprint.duplicates(changed))
          .isNotEqualTo(ConfigFingerprint.duplicates(CurateConfig.DEFAULT));
      assertThat(changed.measuring()).isEqualTo(CurateConfig.DEFAULT.measuring());
    }
  }

  @Test
  void doesNotDependOnTheOrderOfDisabledMeasures() {
    assertThat(ConfigFingerprint.measures(curate("curate.disabled_measures=[a, b]")))
        .isEqualTo(ConfigFingerprint.measures(curate("curate.disabled_measures=[b, a]")));
  }

  @Test
  void tellsSectionsApart() {
    PipelineConfig changed =
        ConfigLoader.of(List.of("shard.seed=1", "label.captioners=[composed]"));

    assertThat(ConfigFingerprint.shard(changed.shard()))
        .isNotEqualTo(ConfigFingerprint.shard(ShardConfig.DEFAULT));
    assertThat(ConfigFingerprint.label(changed.label()))
        .isNotEqualTo(ConfigFingerprint.label(LabelConfig.DEFAULT));
    assertThat(ConfigFingerprint.source(SourceConfig.of("a")))
        .isNotEqualTo(ConfigFingerprint.source(SourceConfig.of("b")));
  }

  @Test
  void standsOnATextThatAPersonCanRead() {
    assertThat(ConfigFingerprint.canonical(CurateConfig.ShotConfig.DEFAULT))
        .isEqualTo(
            "{\"detector\":\"adaptive\",\"minContent\":10.0,\"minShotNanos\":300000000,"
                + "\"threshold\":2.5}");
    assertThat(ConfigFingerprint.canonical(PublishConfig.DEFAULT))
        .isEqualTo("{\"to\":null,\"version\":null}");
  }

  @Test
  void chaptersDecideWhatIsMeasuredAndTriageDoesNot() {
    String plain = ConfigFingerprint.measures(CurateConfig.DEFAULT);

    assertThat(ConfigFingerprint.measures(curate("curate.chapter=1 min"))).isNotEqualTo(plain);
    assertThat(ConfigFingerprint.measures(curate("curate.triage=off"))).isEqualTo(plain);
  }

  @Test
  void triageDependsOnTheRulesUnlessItIsOff() {
    String plain = ConfigFingerprint.triage(CurateConfig.DEFAULT);

    assertThat(ConfigFingerprint.triage(CurateConfig.DEFAULT.withFilters(List.of())))
        .isNotEqualTo(plain);
    assertThat(ConfigFingerprint.triage(curate("curate.triage=off")))
        .isEqualTo(ConfigFingerprint.triage(curate("curate.triage=off").withFilters(List.of())))
        .isNotEqualTo(plain);
  }
}
