package org.worldmill.schemas.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.crawl.CrawlBudget;
import org.worldmill.schemas.crawl.CrawlLimits;
import org.worldmill.schemas.crawl.CrawlScope;
import org.worldmill.schemas.crawl.CrawlSeed;
import org.worldmill.schemas.crawl.LicenceProfile;

class ScopeLoaderTest {

  private static final String LEAST =
      """
      name: trains
      agent: {name: Bot, url: https://example.org/bot, address: bot@example.org}
      seeds:
        - page: https://example.org/
      """;

  @TempDir private Path folder;

  private CrawlScope load(String yaml) throws IOException {
    return ScopeLoader.load(Files.writeString(folder.resolve("scope.yaml"), yaml));
  }

  @Test
  void needsANameAnAgentAndASeedAndHasDefaultsForTheRest() throws IOException {
    CrawlScope scope = load(LEAST);
    assertThat(scope.agent().header())
        .isEqualTo("Bot/1.0 (+https://example.org/bot; bot@example.org)");
    assertThat(scope.seeds()).extracting(CrawlSeed::kind).containsExactly(CrawlSeed.Kind.PAGE);
    assertThat(scope.hosts()).isEmpty();
    assertThat(scope.depth()).isEqualTo(2);
    assertThat(scope.sitemaps()).isTrue();
    assertThat(scope.media()).containsExactly(Modality.values());
    assertThat(scope.licences()).isEqualTo(LicenceProfile.OPEN);
    assertThat(scope.budget()).isEqualTo(CrawlBudget.DEFAULT);
    assertThat(scope.limits()).isEqualTo(CrawlLimits.DEFAULT);
  }

  @Test
  void theExampleStatesTheDefaults() {
    CrawlScope example = ScopeLoader.load(Path.of("../docs/scope.yaml"));
    assertThat(example.budget()).isEqualTo(CrawlBudget.DEFAULT);
    assertThat(example.limits()).isEqualTo(CrawlLimits.DEFAULT);
    assertThat(example.licences()).isEqualTo(LicenceProfile.OPEN);
    assertThat(example.depth()).isEqualTo(CrawlScope.DEFAULT_DEPTH);
    assertThat(example.seeds())
        .extracting(CrawlSeed::kind)
        .containsExactlyInAnyOrder(CrawlSeed.Kind.values());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "depth: 1|page: 'https://a.org/'|true",
        "depth: 0|page: 'https://a.org/'|false",
        "sitemaps: false|page: 'https://a.org/'|false",
        "depth: 1|sitemap: 'https://a.org/s.xml'|true",
        "depth: 1|feed: 'https://a.org/f.xml'|true",
        "depth: 1|urls: list.txt|false",
        "depth: 1|archive: 'https://archive.org/metadata/x'|false",
        "sitemaps: true|urls: list.txt|true"
      })
  void sitemapsOfRobotsTxtAreFollowedWhereSitesAreWanted(String line, String seed, boolean are)
      throws IOException {
    String yaml = LEAST.replaceFirst("  - page: .*", "  - " + seed) + line + "\n";
    assertThat(load(yaml).sitemaps()).isEqualTo(are);
    // One seed that gives addresses of its own is enough to leave it be.
    String more = LEAST.replaceFirst("  - page: .*", "$0\n  - {urls: more.txt}");
    assertThat(load(more).sitemaps()).isFalse();
  }

  @Test
  void takesAListOfLicences() throws IOException {
    assertThat(load(LEAST + "licences: {profile: custom, allow: [MIT]}\n").licences())
        .isEqualTo(new LicenceProfile(LicenceProfile.Name.CUSTOM, List.of("MIT")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "depht: 3|did you mean 'depth'",
        "limits: {delay: 100 ms}|must be at least 1 s",
        "licences: {profile: opne}|did you mean 'open'",
        "licences: {profile: custom}|goes with the profile 'custom'",
        "limits: {page: 10}|a number and one of B, KiB",
        "hosts: ['http://example.org']|a host name",
        "sitemaps: 3|sitemaps",
        "fixture: true|unknown key 'fixture'",
        "budget: {requests: 0}|at least 1"
      })
  void refusesWhatIsWrongWithItsPlace(String line, String message) {
    assertThatThrownBy(() -> load(LEAST + line + "\n"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("scope.yaml:")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{page: 'https://me:hunter2@example.org/'}|names a user or a key",
        "{urls: 's3a://AKIA:hunter2@bucket/list.csv'}|names a user or a key",
        "{index: i.parquet}|an index needs warcs",
        "{index: i.parquet, warcs: 's3a://AKIA:hunter2@bucket/'}|names a user or a key",
        "{bucket: ''}|seeds"
      })
  void aSeedIsRefusedWithItsPlaceAndWithoutItsSecrets(String seed, String message) {
    String yaml = LEAST.replaceFirst("  - page: .*", "  - " + seed);
    assertThatThrownBy(() -> load(yaml))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("scope.yaml:")
        .hasMessageContaining(message)
        .hasMessageNotContaining("hunter2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{name: Mozilla, url: https://a.org/, address: a@a.org}|must be its own",
        "{name: my bot, url: https://a.org/, address: a@a.org}|one word",
        "{name: Bot, url: a.org, address: a@a.org}|a page that explains it",
        "{name: Bot, url: https://a.org/, address: a.org}|a mail address",
        "{name: Bot, url: https://a.org/}|lacks 'address'"
      })
  void anAgentSaysWhoItIs(String agent, String message) {
    String yaml = LEAST.replaceFirst("agent: .*", "agent: " + agent);
    assertThatThrownBy(() -> load(yaml))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aSeedIsOfOneKind() {
    assertThatThrownBy(() -> load(LEAST + "  - licence: MIT\n"))
        .hasMessageContaining("a seed names one of page, sitemap");
    assertThatThrownBy(() -> load(LEAST + "  - page: example.org\n"))
        .hasMessageContaining("is a web address");
  }

  @Test
  void itsSchemaIsForEditors() {
    assertThat(ScopeLoader.schema()).contains("urn:worldmill:crawl");
  }
}
