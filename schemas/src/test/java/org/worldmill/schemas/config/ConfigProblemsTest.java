package org.worldmill.schemas.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigProblemsTest {

  @TempDir Path folder;

  private List<String> problems(String yaml, String... overrides) throws IOException {
    return problems(yaml.getBytes(StandardCharsets.UTF_8), overrides);
  }

  private List<String> problems(byte[] yaml, String... overrides) throws IOException {
    Path file = Files.write(folder.resolve("pipeline.yaml"), yaml);
    ConfigException refusal =
        catchThrowableOfType(
            ConfigException.class, () -> ConfigLoader.load(file, List.of(overrides)));
    assertThat(refusal).as("refusal").isNotNull();
    return refusal.problems().stream()
        .map(line -> line.replace(folder.toString() + "/", ""))
        .toList();
  }

  @Test
  void anUnknownKeyIsNamedWithItsLineAndTheNearestRightOne() throws IOException {
    assertThat(problems("curate:\n  shots:\n    detector: none\n    treshold: 2\n"))
        .containsExactly(
            "pipeline.yaml:4: unknown key 'treshold' in curate.shots; did you mean 'threshold'?");
    assertThat(problems("\n\ncurat:\n  max_clip: 3 s\n"))
        .containsExactly("pipeline.yaml:3: unknown key 'curat'; did you mean 'curate'?");
  }

  @Test
  void aKeyInTheWrongSectionIsSentHome() throws IOException {
    assertThat(problems("curate:\n  threshold: 2\n"))
        .containsExactly(
            "pipeline.yaml:2: unknown key 'threshold' in curate;"
                + " did you mean curate.shots.threshold?");
    assertThat(problems("label:\n  zebra: 2\n"))
        .containsExactly(
            "pipeline.yaml:2: unknown key 'zebra' in label; known keys are captioners");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "curate: {max_clip: 30 minutes} | curate.max_clip is '30 minutes'; right is a number and one of ms, s, min, h, as in '30 s'",
        "curate: {max_clip: 30} | curate.max_clip must be a number and one of ms, s, min, h, as in '30 s', not 30",
        "curate: {max_clip: 1 ms} | curate.max_clip is '1 ms'; it must be at least 100 ms",
        "curate: {max_clip: 9999999 h} | curate.max_clip is '9999999 h'; it must be at most 24 h",
        "shard: {target_size: 256 MB} | shard.target_size is '256 MB'; right is a number and one of B, KiB, MiB, GiB, TiB, as in '256 MiB'",
        "shard: {target_size: 1 GiB} | shard.target_size is '1 GiB'; it must be at most 512 MiB",
        "shard: {seed: many} | shard.seed must be a whole number, not 'many'",
        "shard: {seed: 1.5} | shard.seed must be a whole number, not 1.5",
        "shard: {validation: -0.1} | shard.validation is -0.1; it must be at least 0",
        "shard: {validation: 0.6, test: 0.6} | shard: validation and test leave nothing to train on",
        "shard: {dataset: Worldmill} | shard.dataset is 'Worldmill'; right is lowercase letters, digits, and '.', '_' or '-' between them",
        "shard: {dataset: 2024} | shard.dataset must be lowercase letters, digits, and '.', '_' or '-' between them, not 2024",
        "shard: [a] | shard must be a group of keys, not a list",
        "publish: {version: v1} | publish.version is 'v1'; right is three numbers, as in 1.0.0",
        "curate: {shots: {detector: adaptiv}} | curate.shots.detector is 'adaptiv'; it must be one of adaptive, content, none; did you mean 'adaptive'?",
        "sources: [{include: []}] | sources[0] lacks 'uri'",
        "sources: /data | sources must be a list, not '/data'",
        "curate: {filters: [{name: a, signal: b}]} | curate.filters[0]: filter 'a' has neither min nor max",
        "curate: {filters: [{name: a, signal: b, min: 2, max: 1}]} | curate.filters[0]: filter 'a' keeps nothing: min over max",
        "curate: {filters: [{name: A b, signal: b, min: 2}]} | curate.filters[0].name is 'A b'; right is lowercase words joined by hyphens",
        "curate: {filters: [{name: a, signal: b, min: 2}, {name: a, signal: c, min: 2}]} | curate: two filters share a name",
        "curate: {filters: [{name: a, signal: b, min: .nan}]} | '.nan' is not a number that can be used here",
        "resources: {worker_memory: 1 MiB} | resources.worker_memory is '1 MiB'; it must be at least 1 GiB",
        "label: {captioners: [sidecar, sidecar]} | label.captioners names something twice",
        "label: {captioners: [gpt]} | label.captioners[0] is 'gpt'; it must be one of sidecar, composed",
      })
  void aWrongValueIsRefusedWithWhatWouldBeRight(String yaml, String problem) throws IOException {
    assertThat(problems("# first line\n" + yaml)).containsExactly("pipeline.yaml:2: " + problem);
  }

  @Test
  void allProblemsAreListedAtOnceInTheOrderOfTheirLines() throws IOException {
    assertThat(problems("shard:\n  seed: x\ncurate:\n  max_clip: 3\nfoo: 1\n"))
        .extracting(line -> line.substring(0, "pipeline.yaml:2".length()))
        .containsExactly("pipeline.yaml:2", "pipeline.yaml:4", "pipeline.yaml:5");
  }

  @Test
  void anOverrideIsItsOwnPlace() throws IOException {
    assertThat(problems("", "shard.sed=4", "nonsense", "curate.shots.detector.x=1"))
        .containsExactly("--set nonsense: not of the form a.b=c, as in curate.max_clip=10 s");
    assertThat(problems("shard: {seed: 3}", "shard.sed=4", "shard.seed=x"))
        .containsExactly(
            "--set shard.sed=4: unknown key 'sed' in shard; did you mean 'seed'?",
            "--set shard.seed=x: shard.seed must be a whole number, not 'x'");
    assertThat(problems("", "sources.1.uri=a"))
        .containsExactly("--set sources.1.uri=a: there is nothing below sources[1]");
  }

  @Test
  void duplicateKeysAreRefused() throws IOException {
    assertThat(problems("shard:\n  seed: 1\n  seed: 2\n"))
        .containsExactly("pipeline.yaml:3: the key 'seed' stands twice in shard");
  }

  @Test
  void brokenYamlIsRefusedAtItsPlace() throws IOException {
    assertThat(problems("shard:\n  seed: [1\ncurate: {}\n"))
        .singleElement()
        .asString()
        .startsWith("pipeline.yaml:3: not YAML at column ");
    assertThat(problems("shard: {}\n---\nshard: {}\n"))
        .singleElement()
        .asString()
        .startsWith("pipeline.yaml:2: not YAML");
    assertThat(problems("- a\n- b\n")).singleElement().asString().contains("groups of keys");
  }

  @Test
  void tagsThatNameClassesAreRefused() throws IOException {
    assertThat(problems("shard: !!java.net.URL [http://127.0.0.1]\n"))
        .singleElement()
        .asString()
        .contains("pipeline.yaml:1: the tag tag:yaml.org,2002:java.net.URL is not allowed");
    assertThat(problems("shard:\n  title: !x y\n"))
        .containsExactly("pipeline.yaml:2: the tag !x is not allowed; plain values only");
  }

  @Test
  void aliasesCannotBlowUpASmallFile() throws IOException {
    StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      String ref = "*a" + (i - 1);
      laughs.append("a").append(i).append(": &a").append(i).append(" [");
      laughs.append((ref + ", ").repeat(9)).append(ref).append("]\n");
    }
    assertThat(problems(laughs.toString()))
        .anySatisfy(line -> assertThat(line).contains("too large once its aliases"));
    assertThat(problems("a: &a [*a]\n")).isNotEmpty();
  }

  @Test
  void aliasesOfOrdinarySizeAreFine() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("a.yaml"),
            "sources:\n  - {uri: a, include: &videos ['*.mp4']}\n  - {uri: b, include: *videos}\n");
    assertThat(ConfigLoader.load(file, List.of()).sources().get(1).include())
        .containsExactly("*.mp4");
  }

  @Test
  void deepAndLargeAndUnreadableTextsAreRefused() throws IOException {
    assertThat(problems("a: " + "[".repeat(100_000)))
        .containsExactly("pipeline.yaml:1: nested deeper than 32 levels");
    assertThat(problems("#".repeat((1 << 20) + 1))).singleElement().asString().contains("1 MiB");
    assertThat(problems(new byte[] {(byte) 0xc3, 0x28}))
        .singleElement()
        .asString()
        .contains("not UTF-8");
    assertThat(problems("a\u0000b")).isNotEmpty();
  }

  @Property(tries = 300)
  void anyTextIsLoadedOrRefusedInWords(@ForAll String text) throws IOException {
    Path file = Files.createTempFile("worldmill", ".yaml");
    try {
      Files.write(file, text.getBytes(StandardCharsets.UTF_8));
      ConfigLoader.load(file, List.of(text));
    } catch (ConfigException refusal) {
      assertThat(refusal.problems()).isNotEmpty();
    } finally {
      Files.delete(file);
    }
  }
}
