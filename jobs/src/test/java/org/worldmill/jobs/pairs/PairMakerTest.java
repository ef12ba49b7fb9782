package org.worldmill.jobs.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.ingest.blob.BlobStore;
import org.worldmill.jobs.worker.MediaWorkers;
import org.worldmill.jobs.worker.WorkerSettings;
import org.worldmill.schemas.Asset;
import org.worldmill.schemas.BlobRef;
import org.worldmill.schemas.Caption;
import org.worldmill.schemas.ContentHash;
import org.worldmill.schemas.Item;
import org.worldmill.schemas.ItemMedia;
import org.worldmill.schemas.Licence;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.Sample;
import org.worldmill.schemas.config.ResourceConfig;
import org.worldmill.schemas.config.ShardConfig;
import org.worldmill.shard.Funnel;
import org.worldmill.shard.MediaCheck;
import org.worldmill.shard.PlannedSample;
import org.worldmill.shard.PublishedMedia;
import org.worldmill.shard.ReleaseAssembler;
import org.worldmill.shard.ReleaseInputs;
import org.worldmill.shard.ReleasePlanner;
import org.worldmill.shard.ReleaseSchema;
import org.worldmill.shard.ReleaseVerifier;
import org.worldmill.shard.ShardFile;
import org.worldmill.shard.ShardFileWriter;
import org.worldmill.shard.ShardPlan;

class PairMakerTest {

  private static final Configuration HADOOP = new Configuration(false);
  private static final ReleaseSchema NO_SIGNALS = new ReleaseSchema(new TreeMap<>());
  private static final String PYRAMID =
      "v 0 0 0\nv 1 0 0\nv 0 1 0\nv 0 0 1\nf 1 3 2\nf 1 2 4\nf 2 3 4\nf 3 1 4\n";

  @TempDir private Path folder;
  private BlobStore blobs;

  @BeforeEach
  void open() {
    blobs = new BlobStore(folder.resolve("blobs").toUri(), HADOOP);
  }

  private Sample model(String name, String text) throws IOException {
    BlobRef blob = blobs.put(text.getBytes(StandardCharsets.UTF_8), "model/obj");
    String id = ContentHash.itemId(blob.sha256(), Optional.empty(), "");
    Licence licence =
        new Licence(
            Optional.of("CC0-1.0"), Optional.empty(), Optional.empty(), Optional.empty(), 1);
    return new Sample(
        new Item(
            id,
            blob.sha256(),
            blob.sha256(),
            Modality.MODEL3D,
            0,
            0,
            Optional.empty(),
            0,
            Optional.empty()),
        new Asset(
            blob.sha256(),
            Modality.MODEL3D,
            blob,
            List.of(name),
            "file:/models",
            List.of(),
            List.of(),
            licence,
            new MediaFacts(
                "obj", Optional.empty(), Optional.empty(), List.of(), Optional.empty(), List.of())),
        new ItemMedia(
            id,
            blob,
            id + ".obj",
            "obj",
            0,
            0,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of()),
        new TreeMap<>(),
        List.of(new Caption(id, "A pyramid of wood.", "human", "sidecar/1", List.of("sidecar:a"))));
  }

  private Path release(Sample... samples) throws IOException {
    Path release = folder.resolve("models");
    Map<String, Sample> byId =
        Stream.of(samples).collect(Collectors.toMap(s -> s.item().itemId(), s -> s));
    List<PlannedSample> planned = new ArrayList<>();
    for (Sample sample : samples) {
      planned.add(
          new PlannedSample(
              sample.item().itemId(), Modality.MODEL3D, sample.item().sourceGroup(), 100));
    }
    List<ShardFile> shards = new ArrayList<>();
    for (ShardPlan plan : ReleasePlanner.plan(planned, ShardConfig.DEFAULT).shards()) {
      Path out = release.resolve(plan.fileName());
      Files.createDirectories(out.getParent());
      shards.add(
          new ShardFileWriter(NO_SIGNALS, ShardConfig.DEFAULT)
              .write(plan, plan.itemIds().stream().map(byId::get).iterator(), blobs::open, out));
    }
    Files.createDirectories(release.resolve("report"));
    Files.writeString(release.resolve("report/index.html"), "<p>");
    ReleaseInputs inputs =
        new ReleaseInputs(
            ShardConfig.DEFAULT,
            "1.0.0",
            Optional.empty(),
            "test",
            ContentHash.of("test"),
            NO_SIGNALS,
            new Funnel(samples.length, samples.length, 0, 0, new TreeMap<>()),
            List.of());
    ReleaseAssembler.assemble(inputs, shards, release.toUri(), HADOOP, folder.resolve("tmp"));
    return release;
  }

  private PairMaker.Made make(Path release, String name) throws IOException {
    ResourceConfig resources = ResourceConfig.DEFAULT;
    MediaWorkers workers =
        MediaWorkers.shared(
            new WorkerSettings(
                resources.workerMemoryBytes(), resources.workerDeadlineNanos(), 1000, 1));
    return PairMaker.make(
        release.toUri(), folder.resolve(name), new PairMaker.Settings(2, 32), workers, HADOOP);
  }

  @Test
  void picturesOfModelsBecomeAReleaseThatIsTheSameEachTime() throws IOException {
    Path models =
        release(
            model("toys/wooden_pyramid.obj", PYRAMID),
            model("toys/broken_thing.obj", "v 0 0 0\nf 1 2 3\n"));

    PairMaker.Made made = make(models, "once");
    make(models, "twice");

    assertThat(made).isEqualTo(new PairMaker.Made(2, 4, 0, 1));
    Path once = folder.resolve("once");
    assertThat(
            ReleaseVerifier.verify(once.toUri(), HADOOP, MediaCheck.NONE, folder.resolve("check"))
                .problems())
        .isEmpty();
    try (Stream<Path> files = Files.walk(once)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path other = folder.resolve("twice").resolve(once.relativize(file));
        assertThat(Files.mismatch(file, other)).as(file.toString()).isEqualTo(-1);
      }
    }
    List<PublishedMedia.Entry> pairs =
        PublishedMedia.of(once.toUri(), Modality.IMAGE, HADOOP).entries();
    assertThat(pairs).hasSize(4);
    assertThat(pairs).allMatch(pair -> pair.licence().spdx().equals(Optional.of("CC0-1.0")));
    assertThat(pairs.get(0).captions())
        .extracting(Caption::text)
        .containsExactly(
            "A pyramid of wood.",
            "A 3D model named \"wooden pyramid\".",
            "A rendering of a 3D model named \"wooden pyramid\", before a plain background.");
    assertThat(pairs.get(0).place().contentType()).isEqualTo("image/png");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).noneMatch(path -> path.getFileName().toString().contains(".part-"));
    }
  }
}
