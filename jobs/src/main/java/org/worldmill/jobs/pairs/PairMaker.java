package org.worldmill.jobs.pairs;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.worldmill.ingest.blob.BlobStore;
import org.worldmill.jobs.stage.CodeVersion;
import org.worldmill.jobs.worker.MediaWorkers;
import org.worldmill.jobs.worker.PairsReply;
import org.worldmill.jobs.worker.PairsReply.PairView;
import org.worldmill.jobs.worker.PairsRequest;
import org.worldmill.label.caption.ModelTexts;
import org.worldmill.schemas.Asset;
import org.worldmill.schemas.BlobRef;
import org.worldmill.schemas.ContentHash;
import org.worldmill.schemas.Item;
import org.worldmill.schemas.ItemMedia;
import org.worldmill.schemas.Licence;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.Sample;
import org.worldmill.schemas.config.ShardConfig;
import org.worldmill.shard.Funnel;
import org.worldmill.shard.PlannedSample;
import org.worldmill.shard.PublishedMedia;
import org.worldmill.shard.ReleaseAssembler;
import org.worldmill.shard.ReleaseInputs;
import org.worldmill.shard.ReleaseManifest;
import org.worldmill.shard.ReleasePlanner;
import org.worldmill.shard.ShardFile;
import org.worldmill.shard.ShardFileWriter;
import org.worldmill.shard.ShardPlan;

/**
 * Makes a release of image-text pairs from the 3D models of another: each model drawn from known
 * cameras, each picture with the texts that are known, under the licence of its model and in the
 * split of its model. The same release and settings give the same bytes. Memory: some kilobytes a
 * picture; the pictures themselves go through the disk.
 */
public final class PairMaker {

  private static final String EDITION = "view/1";
  private static final String VERSION = "1.0.0";
  private static final String PNG = "image/png";

  private final PublishedMedia models;
  private final MediaWorkers workers;
  private final Settings settings;
  private final Path folder;
  private final BlobStore blobs;
  private final Configuration hadoop;
  private final Map<String, Sample> samples = new HashMap<>();
  private final List<PlannedSample> planned = new ArrayList<>();
  private final SortedMap<String, Long> reasons = new TreeMap<>();
  private final PairsPage page;
  private long filtered;
  private long quarantined;

  /**
   * How pictures are drawn.
   *
   * @param ring cameras in the ring, beside top and bottom
   * @param sidePx pixels a side
   */
  public record Settings(int ring, int sidePx) {}

  /**
   * What was made.
   *
   * @param models how many models the release holds
   * @param pairs pictures with texts
   * @param blank pictures in which nothing is seen, which are left out
   * @param unread models that could not be drawn
   */
  public record Made(long models, long pairs, long blank, long unread) {}

  private PairMaker(
      PublishedMedia models,
      MediaWorkers workers,
      Settings settings,
      Path folder,
      Configuration hadoop) {
    this.models = models;
    this.workers = workers;
    this.settings = settings;
    this.folder = folder;
    this.hadoop = hadoop;
    this.blobs = new BlobStore(folder.resolve("blobs").toUri(), hadoop);
    this.page = new PairsPage(models.manifest().dataset(), models.manifest().version());
  }

  /**
   * Makes the release.
   *
   * @param target its folder, which must not be there; it appears whole or not at all
   * @throws IOException if the release cannot be read, or holds no model that can be drawn
   */
  public static Made make(
      URI release, Path target, Settings settings, MediaWorkers workers, Configuration hadoop)
      throws IOException {
    Files.createDirectories(target.toAbsolutePath().getParent());
    Path folder =
        Files.createTempDirectory(
            target.toAbsolutePath().getParent(), target.getFileName() + ".part-");
    try {
      PublishedMedia models = PublishedMedia.of(release, Modality.MODEL3D, hadoop);
      PairMaker maker = new PairMaker(models, workers, settings, folder, hadoop);
      Made made = maker.make();
      Files.move(folder.resolve("release"), target);
      return made;
    } finally {
      delete(folder);
    }
  }

  private Made make() throws IOException {
    for (PublishedMedia.Entry model : models.entries()) {
      draw(model);
    }
    if (planned.isEmpty()) {
      throw new IOException("the release holds no 3D model that can be drawn");
    }
    write();
    return new Made(models.entries().size(), planned.size(), filtered, quarantined);
  }

  private void draw(PublishedMedia.Entry model) throws IOException {
    Path pictures = Files.createDirectories(folder.resolve("pictures"));
    Path file = folder.resolve("model");
    models.copy(model, file);
    try {
      PairsReply drawn =
          workers.pairs(
              new PairsRequest(
                  file.toString(),
                  model.place().contentType(),
                  settings.ring(),
                  settings.sidePx(),
                  pictures.toString()));
      for (PairView view : drawn.views()) {
        if (view.coverage() > 0) {
          add(model, drawn, view);
        } else {
          filtered++;
          reasons.merge("blank", 1L, Long::sum);
        }
      }
    } catch (MediaException e) {
      quarantined++;
      reasons.merge("views/" + e.code(), 1L, Long::sum);
    } finally {
      delete(pictures);
    }
  }

  private void add(PublishedMedia.Entry model, PairsReply drawn, PairView view) throws IOException {
    String transform =
        "%s %s of %d at %d px".formatted(EDITION, view.name(), settings.ring(), settings.sidePx());
    String itemId = ContentHash.itemId(model.sourceId(), Optional.empty(), transform);
    BlobRef blob = blobs.put(Path.of(view.file()), PNG);
    Item item =
        new Item(
            itemId,
            model.sourceId(),
            model.sourceGroup(),
            Modality.IMAGE,
            drawn.views().indexOf(view),
            0,
            Optional.empty(),
            1,
            Optional.empty());
    ItemMedia media =
        new ItemMedia(
            itemId,
            blob,
            itemId + ".png",
            "png",
            settings.sidePx(),
            settings.sidePx(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(transform));
    String release = models.manifest().dataset() + "/" + models.manifest().version();
    Sample sample =
        new Sample(
            item,
            asset(model, drawn),
            media,
            PairSchema.values(model.clipId(), release, view, drawn.metresPerUnit()),
            PairTexts.of(itemId, model, drawn, view));
    if (samples.put(itemId, sample) == null) {
      planned.add(new PlannedSample(itemId, Modality.IMAGE, model.sourceGroup(), blob.sizeBytes()));
      page.add(sample, view, Path.of(view.file()));
    }
  }

  /** The model that a picture was made from, as far as its release tells. */
  private static Asset asset(PublishedMedia.Entry model, PairsReply drawn) {
    String name = model.origins().get(0);
    String source =
        model
            .sourceUrl()
            .filter(url -> url.endsWith(name))
            .map(url -> url.substring(0, url.length() - name.length()))
            .orElse("file:/");
    return new Asset(
        model.sourceId(),
        Modality.MODEL3D,
        new BlobRef(model.place().sha256(), model.place().sizeBytes(), model.place().contentType()),
        model.origins(),
        source,
        List.of(),
        List.of(),
        licence(model.licence(), drawn),
        new MediaFacts(
            "model", Optional.empty(), Optional.empty(), List.of(), Optional.empty(), List.of()));
  }

  /** Whom the file itself names is named where the release names nobody. */
  private static Licence licence(Licence known, PairsReply drawn) {
    return known.attribution().isPresent()
        ? known
        : new Licence(
            known.spdx(),
            known.url(),
            ModelTexts.author(drawn.tags()),
            known.evidence(),
            known.confidence());
  }

  private void write() throws IOException {
    Path staging = Files.createDirectories(folder.resolve("release"));
    ShardConfig config = config();
    List<ShardFile> shards = new ArrayList<>();
    for (ShardPlan plan : ReleasePlanner.plan(planned, config).shards()) {
      Path out = staging.resolve(plan.fileName());
      Files.createDirectories(out.getParent());
      shards.add(
          new ShardFileWriter(PairSchema.release(), config)
              .write(plan, plan.itemIds().stream().map(samples::get).iterator(), blobs::open, out));
    }
    page.write(staging.resolve("report/index.html"));
    long published = planned.size();
    ReleaseInputs inputs =
        new ReleaseInputs(
            config,
            VERSION,
            Optional.empty(),
            CodeVersion.text(),
            ContentHash.of(settings + EDITION + models.manifest().rowsDigest()),
            PairSchema.release(),
            new Funnel(
                published + filtered + quarantined, published, filtered, quarantined, reasons),
            List.of());
    ReleaseAssembler.assemble(
        inputs, shards, staging.toUri(), hadoop, Files.createDirectories(folder.resolve("tmp")));
  }

  /** Seed and shares of the models' release, so that each picture is in its model's split. */
  private ShardConfig config() {
    ReleaseManifest.SplitRule splits = models.manifest().splits();
    ShardConfig usual = ShardConfig.DEFAULT;
    return new ShardConfig(
        models.manifest().dataset() + "-views",
        "Views of the 3D models of " + models.manifest().dataset(),
        Optional.empty(),
        splits.seed(),
        usual.targetBytes(),
        usual.rowGroupBytes(),
        usual.rowGroupRows(),
        splits.validationShare(),
        splits.testShare(),
        splits.groupBy());
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
