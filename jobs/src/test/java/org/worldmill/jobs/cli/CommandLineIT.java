package org.worldmill.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The mill end to end, through its real command line, on the painted corpus: in processes of its
 * own where that is what is tested, and else within this one.
 */
class CommandLineIT {

  @TempDir private static Path folder;
  private static Path corpus;
  private static Path small;
  private static MillProcess demo;
  private static JsonNode result;
  private static Path release;
  private static MillProcess single;
  private static SortedMap<String, String> whole;

  @BeforeAll
  static void millTheDemoCorpusAndAPartOfIt() throws Exception {
    demo = inAProcess("demo", "--workdir", work("demo"), "--json");
    result = demo.json();
    release = Path.of(result.get("release").asText());
    corpus = folder.resolve("demo/demo-corpus");
    small = partOfTheCorpus();
    single = run(inPartitions("1"));
    whole = FolderHash.of(releaseOf(single));
  }

  /**
   * A film of two shots, a black one, pictures, models and all that is broken, for what runs often.
   */
  private static Path partOfTheCorpus() throws IOException {
    Path part = folder.resolve("small");
    for (String name : List.of("broken", "image", "model3d/vase", "model3d/crate.glb")) {
      copy(corpus.resolve(name), part.resolve(name));
    }
    for (String name : List.of("two-shots.mp4", "two-shots.json", "black.mp4", "pendulum.mp4")) {
      copy(corpus.resolve("video").resolve(name), part.resolve("video").resolve(name));
    }
    copy(corpus.resolve("video/pendulum.mp4"), part.resolve("copies/pendulum-again.mp4"));
    return part;
  }

  @Test
  void theBooksBalance() {
    long in = result.get("in").asLong();
    assertThat(in).isPositive();
    assertThat(
            result.get("published").asLong()
                + result.get("filtered").asLong()
                + result.get("quarantined").asLong())
        .isEqualTo(in);
    assertThat(result.get("published").asLong()).isPositive();
    assertThat(result.get("filtered").asLong()).isPositive();
    assertThat(result.get("quarantined").asLong()).isPositive();
    assertThat(result.get("seconds").asDouble()).isPositive();
    assertThat(result.get("cpu_seconds").asDouble()).isPositive();
    assertThat(result.get("video_seconds").asDouble()).isPositive();
  }

  @Test
  void whatWasPaintedIsFoundAgain() {
    JsonNode truth = result.get("truth");
    assertThat(truth.fieldNames()).toIterable().contains("gravity", "contacts", "period", "pan");
    assertThat(truth.at("/gravity/found").asInt()).isGreaterThanOrEqualTo(3);
    assertThat(truth.at("/gravity/median_error").asDouble()).as("per cent").isLessThan(0.5);
    assertThat(truth.at("/contacts/median_error").asDouble()).as("milliseconds").isLessThan(1);
    assertThat(truth.at("/period/median_error").asDouble()).as("per cent").isLessThan(0.5);
  }

  @Test
  void theReleaseIsThereAndTheReportToo() {
    assertThat(release.resolve("meta/release.json")).isRegularFile();
    assertThat(Path.of(result.get("report").asText())).isRegularFile();
    assertThat(release.resolve("README.md")).isRegularFile();
    assertThat(release.resolve("data/video")).isDirectory();
    assertThat(release.resolve("data/image")).isDirectory();
    assertThat(release.resolve("data/model3d")).isDirectory();
  }

  @Test
  void theReportHasACardForEveryItem() throws Exception {
    String page = Files.readString(Path.of(result.get("report").asText()));
    long cards =
        Pattern.compile("\"id\":\"[0-9a-f]{32}\"").matcher(page).results().distinct().count();
    assertThat(cards).isEqualTo(result.get("published").asLong() + result.get("filtered").asLong());
  }

  @Test
  void sparkKeepsQuiet() {
    assertThat(demo.errors())
        .noneMatch(
            line -> line.contains("WARN") || line.contains("INFO") || line.contains("SLF4J"));
    assertThat(folder.resolve("demo/logs/worldmill.log")).isRegularFile();
  }

  @Test
  void verifyProvesItAndFindsAFlippedByteAMissingShardAndAWrongCount() throws Exception {
    inAProcess("verify", release.toString(), "--json");

    Path flipped = copy(release, folder.resolve("flipped"));
    Path shard = firstShard(flipped);
    byte[] bytes = Files.readAllBytes(shard);
    bytes[bytes.length / 2] ^= 1;
    Files.write(shard, bytes);
    assertVerifyFails(flipped, shard.getFileName().toString());

    Path missing = copy(release, folder.resolve("missing"));
    Path gone = firstShard(missing);
    Files.delete(gone);
    assertVerifyFails(missing, gone.getFileName().toString());

    Path miscounted = copy(release, folder.resolve("miscounted"));
    Path manifest = miscounted.resolve("meta/release.json");
    String text = Files.readString(manifest);
    assertThat(text).containsPattern("\"rows\"\\s*:\\s*\\d+");
    Files.writeString(manifest, text.replaceFirst("(\"rows\"\\s*:\\s*)\\d+", "$1 999"));
    assertVerifyFails(miscounted, "999");
  }

  @Test
  void aSecondRunDoesNothingAndNewFilesAreDecodedAlone() throws Exception {
    MillProcess again = inAProcess(inPartitions("1"));
    assertThat(again.json().get("analysed").asLong()).isZero();
    assertThat(again.json().get("skipped").toString())
        .contains("ingest", "curate", "label", "shard", "publish");
    assertThat(again.json().get("release")).isEqualTo(single.json().get("release"));

    // A free atom at the end of an MP4 changes its identity, not its pictures.
    byte[] free = {0, 0, 0, 9, 'f', 'r', 'e', 'e', 7};
    Path more = Files.createDirectories(folder.resolve("more"));
    Path added = Files.copy(small.resolve("video/pendulum.mp4"), more.resolve("added.mp4"));
    Files.write(added, free, StandardOpenOption.APPEND);
    paint(more.resolve("new.png"));
    MillProcess grown = run(inPartitions("1", "--input", more.toString()));
    assertThat(grown.json().get("analysed").asLong()).isEqualTo(2);
    assertThat(duplicates(grown)).isEqualTo(duplicates(again) + 1);
    assertThat(grown.json().get("release").asText())
        .isNotEqualTo(again.json().get("release").asText());
  }

  @Test
  void killedAnywhereOrInAnyNumberOfPartitionsItMakesTheSameBytes() throws Exception {
    assertThat(FolderHash.of(releaseOf(run(inPartitions("4"))))).isEqualTo(whole);

    String[] command = {"run", "--input", small.toString(), "--workdir", work("killed"), "--json"};
    for (String point :
        List.of("ingest: looking", "curate: measuring", "curate: cutting", "shard: writing")) {
      MillProcess killed = MillProcess.run(point, command);
      assertThat(killed.exitCode()).as(killed.story()).isEqualTo(137);
    }
    assertThat(FolderHash.of(releaseOf(run(command)))).isEqualTo(whole);
  }

  private static String[] inPartitions(String partitions, String... more) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("run", "--input", small.toString()));
    arguments.addAll(List.of("--workdir", work("parts" + partitions)));
    arguments.addAll(List.of("--set", "resources.partitions=" + partitions));
    arguments.addAll(List.of("--set", "resources.master=local[" + partitions + "]", "--json"));
    arguments.addAll(List.of(more));
    return arguments.toArray(String[]::new);
  }

  private static Path releaseOf(MillProcess run) throws IOException {
    return Path.of(run.json().get("release").asText());
  }

  @Test
  void aWrongConfigurationIsRefusedBeforeAnythingStarts() throws Exception {
    Path yaml = Files.writeString(folder.resolve("wrong.yaml"), "curate:\n  shotz: 1\n");
    MillProcess refused =
        MillProcess.run("run", "--config", yaml.toString(), "--workdir", work("refused"));
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.errors()).anyMatch(line -> line.contains("wrong.yaml:2"));
    assertThat(refused.errors()).anyMatch(line -> line.contains("shots"));
    assertThat(folder.resolve("refused/catalog.db")).doesNotExist();
  }

  @Test
  void inspectDrawsAFilm() throws Exception {
    Path page = folder.resolve("film.html");
    Path seen = folder.resolve("seen.mp4");
    MillProcess inspected =
        run(
            "inspect",
            corpus.resolve("video/two-shots.mp4").toString(),
            "--page",
            page.toString(),
            "--overlay",
            seen.toString(),
            "--workdir",
            work("i"));
    assertThat(inspected.exitCode()).as(inspected.story()).isZero();
    assertThat(seen).isNotEmptyFile();
    assertThat(page)
        .content()
        .contains("2 shots", "last frame before", "Change from frame to frame", "luma_mean")
        .contains("Motion and physics", "widths/s");
  }

  @Test
  void tuneShowsWhatAnotherThresholdWouldDrop() throws Exception {
    MillProcess tuned =
        run("tune", "too-dark", "--min", "0.5", "--workdir", work("demo"), "--json");
    assertThat(tuned.exitCode()).as(tuned.story()).isZero();
    JsonNode trial = tuned.json();
    assertThat(trial.get("signal").asText()).isEqualTo("luma_mean");
    assertThat(trial.get("tried").get("dropped").asLong())
        .isGreaterThan(trial.get("in_force").get("dropped").asLong());
    assertThat(trial.get("border"))
        .isNotEmpty()
        .allSatisfy(
            item ->
                assertThat(item.get("kept").asBoolean())
                    .isEqualTo(item.get("value").asDouble() >= 0.5));
    assertThat(Path.of(trial.get("page").asText()))
        .content()
        .contains("Just dropped", "data:image/jpeg;base64,");
  }

  @Test
  void tuneRefusesAFilterThatIsNone() throws Exception {
    MillProcess tuned = MillProcess.within("tune", "too-dork", "--workdir", work("demo"));
    assertThat(tuned.exitCode()).isEqualTo(2);
    assertThat(tuned.errors()).anyMatch(line -> line.contains("did you mean 'too-dark'?"));
  }

  @Test
  void inspectTellsWhyAFileWasDropped() throws Exception {
    MillProcess inspected =
        run("inspect", corpus.resolve("video/black.mp4").toString(), "--workdir", work("i"));
    assertThat(inspected.output()).contains("dropped by ").contains("luma_mean");
  }

  private static long duplicates(MillProcess run) throws IOException {
    return run.json().get("filtered_by").path("duplicate").asLong();
  }

  /** A picture that the corpus does not have. */
  private static void paint(Path file) throws IOException {
    BufferedImage image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(41);
    Graphics2D g = image.createGraphics();
    for (int i = 0; i < 300; i++) {
      g.setColor(new Color(random.nextInt(1 << 24)));
      g.fillRect(random.nextInt(320), random.nextInt(240), 25, 19);
    }
    g.dispose();
    ImageIO.write(image, "png", file.toFile());
  }

  private static MillProcess run(String... arguments) {
    return good(MillProcess.within(arguments));
  }

  private static MillProcess inAProcess(String... arguments) throws IOException {
    return good(MillProcess.run(arguments));
  }

  private static MillProcess good(MillProcess run) {
    assertThat(run.exitCode()).as(run.story()).isZero();
    return run;
  }

  private static void assertVerifyFails(Path broken, String named) {
    MillProcess verify = MillProcess.within("verify", broken.toString());
    assertThat(verify.exitCode()).as(verify.story()).isEqualTo(3);
    assertThat(verify.story()).contains(named);
  }

  private static Path firstShard(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root.resolve("data"))) {
      return files.filter(Files::isRegularFile).sorted().toList().get(0);
    }
  }

  private static Path copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.sorted().toList()) {
        Files.copy(
            file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    return to;
  }

  private static String work(String name) {
    return folder.resolve(name).toString();
  }
}
