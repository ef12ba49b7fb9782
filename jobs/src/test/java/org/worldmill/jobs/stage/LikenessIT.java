package org.worldmill.jobs.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.jobs.catalog.Catalog;
import org.worldmill.jobs.catalog.DuplicateRow;
import org.worldmill.jobs.catalog.MillTable;
import org.worldmill.jobs.cli.HashesCommand;
import org.worldmill.jobs.cli.Worldmill;
import org.worldmill.jobs.spark.SparkSessions;
import org.worldmill.jobs.spark.Workdir;
import org.worldmill.schemas.Asset;
import org.worldmill.schemas.Item;
import org.worldmill.schemas.Verdict;
import org.worldmill.schemas.config.ConfigLoader;
import org.worldmill.schemas.config.PipelineConfig;
import org.worldmill.schemas.config.SourceConfig;

/** Duplicates and contamination, from files to verdicts, over several nights. */
class LikenessIT {

  @TempDir Path folder;
  private Path source;

  @BeforeEach
  void paint() throws IOException {
    source = Files.createDirectories(folder.resolve("in"));
    for (int i = 0; i < 4; i++) {
      PaintedCorpus.image(source.resolve("image" + i + ".png"), i);
    }
  }

  @Test
  void aSmallerCopyIsDroppedAndWhatWasPublishedStays() throws IOException {
    copy("image0.png", "small.jpg", 0.6, false);
    copy("image1.png", "mirrored.png", 0.9, true);
    Night first = night();
    assertThat(first.drops).hasSize(2);
    assertThat(first.reason("small.jpg")).hasValue("duplicate of " + first.id("image0.png"));
    assertThat(first.reason("mirrored.png")).hasValue("duplicate of " + first.id("image1.png"));
    assertThat(first.verdict("mirrored.png").reason().orElseThrow()).contains(": mirrored, score");
    assertThat(first.groups).hasSize(4);
    assertThat(first.funnel.filtered()).containsEntry("duplicate", 2L);
    assertThat(first.curate.count("indexed")).hasValue(6);

    Night same = night();
    assertThat(same.curate.skipped()).isTrue();

    copy("image0.png", "larger.png", 3, false);
    Night second = night();
    assertThat(second.curate.count("indexed")).hasValue(1);
    assertThat(second.reason("image0.png")).isEmpty();
    assertThat(second.reason("larger.png")).hasValue("duplicate of " + second.id("image0.png"));

    Files.delete(source.resolve("image0.png"));
    Night third = night();
    assertThat(third.curate.count("indexed")).hasValue(0);
    assertThat(third.reason("larger.png")).isEmpty();
    assertThat(third.reason("small.jpg")).hasValue("duplicate of " + third.id("larger.png"));
  }

  @Test
  void whatAnEvaluationSetHoldsIsDropped() throws IOException {
    Path evaluation = Files.createDirectories(folder.resolve("eval"));
    Files.copy(source.resolve("image3.png"), evaluation.resolve("b.png"));
    PaintedCorpus.image(evaluation.resolve("a.png"), 77);
    copy("image2.png", "small.jpg", 0.6, false);
    Path list = folder.resolve("eval.hashes");
    int code =
        Worldmill.run(
            new HashesCommand(),
            evaluation.toString(),
            "--out",
            list.toString(),
            "--workdir",
            folder.resolve("w").toString());
    assertThat(code).isZero();
    assertThat(list).content().startsWith("worldmill-hashes/1");

    Night night = night("curate.decontaminate=[" + list + "]", "curate.duplicates.images=off");
    assertThat(night.drops).hasSize(1);
    assertThat(night.verdict("image3.png").rule()).isEqualTo("contaminated");
    assertThat(night.verdict("image3.png").reason().orElseThrow())
        .contains("matches entry 2 of eval.hashes: content");
    assertThat(night.funnel.filtered()).containsEntry("contaminated", 1L);
    assertThat(night.groups).isEmpty();

    Files.delete(evaluation.resolve("a.png"));
    Files.writeString(list, "worldmill-hashes/1\n");
    Night cleared = night("curate.decontaminate=[" + list + "]", "curate.duplicates.images=off");
    assertThat(cleared.curate.skipped()).isFalse();
    assertThat(cleared.drops).isEmpty();
  }

  private void copy(String from, String to, double scale, boolean mirrored) throws IOException {
    BufferedImage image = ImageIO.read(source.resolve(from).toFile());
    int width = (int) (image.getWidth() * scale);
    int height = (int) (image.getHeight() * scale);
    BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = copy.createGraphics();
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    g.drawImage(image, mirrored ? width : 0, 0, mirrored ? -width : width, height, null);
    g.dispose();
    ImageIO.write(copy, to.substring(to.length() - 3), source.resolve(to).toFile());
  }

  private Night night(String... settings) throws IOException {
    PipelineConfig d = ConfigLoader.of(List.of(settings));
    PipelineConfig config =
        new PipelineConfig(
            List.of(SourceConfig.of(source.toString())),
            d.curate(),
            d.label(),
            d.shard(),
            d.publish(),
            d.resources());
    Workdir workdir = new Workdir(folder.resolve("w"));
    try (SparkSession spark = SparkSessions.open(workdir, d.resources())) {
      Mill mill = new Mill(spark, workdir, config, Progress.SILENT, Failpoint.NONE);
      mill.ingest();
      StageReport curate = mill.curate();
      Catalog catalog = new Catalog(spark);
      Views views = new Views(catalog, config);
      return new Night(
          curate,
          Funnel.unbalanced(
              new MillContext(
                  catalog,
                  new org.worldmill.jobs.catalog.Memo(catalog, workdir.memo(), "test"),
                  workdir,
                  config,
                  Progress.SILENT,
                  Failpoint.NONE)),
          catalog.collect(MillTable.ITEMS, views.items()),
          catalog.read(MillTable.ASSETS),
          catalog.collect(MillTable.VERDICTS, views.verdicts()).stream()
              .filter(verdict -> !verdict.keep())
              .toList(),
          catalog.collect(MillTable.DUPLICATES, views.duplicateGroups()));
    }
  }

  /** What a night came to. */
  private record Night(
      StageReport curate,
      Funnel funnel,
      List<Item> items,
      List<Asset> assets,
      List<Verdict> drops,
      List<DuplicateRow> groups) {

    String id(String file) {
      String asset =
          assets.stream()
              .filter(a -> a.origins().contains(file))
              .findFirst()
              .orElseThrow()
              .assetId();
      return items.stream()
          .filter(item -> item.assetId().equals(asset))
          .findFirst()
          .orElseThrow()
          .itemId();
    }

    Verdict verdict(String file) {
      String id = id(file);
      return drops.stream().filter(v -> v.itemId().equals(id)).findFirst().orElseThrow();
    }

    /** The beginning of the reason that names the item that stays. */
    Optional<String> reason(String file) {
      String id = id(file);
      return drops.stream()
          .filter(v -> v.itemId().equals(id))
          .findFirst()
          .flatMap(Verdict::reason)
          .map(text -> text.substring(0, text.indexOf(':')));
    }
  }
}
