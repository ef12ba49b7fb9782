package org.worldmill.jobs.report;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.worldmill.schemas.Asset;
import org.worldmill.schemas.BlobRef;
import org.worldmill.schemas.Caption;
import org.worldmill.schemas.ContentHash;
import org.worldmill.schemas.Item;
import org.worldmill.schemas.Licence;
import org.worldmill.schemas.MediaException.Code;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.Rational;
import org.worldmill.schemas.Reject;
import org.worldmill.schemas.Span;
import org.worldmill.schemas.Verdict;
import org.worldmill.schemas.config.DefaultFilters;
import org.worldmill.schemas.media.SignalValue;

/** A dataset made up for the page: painted thumbnails, values that follow from each item's id. */
final class ReportFixture {

  static final String HOSTILE = "<img src=x onerror=window.hacked=1></script>\"'&.mp4";
  static final String SHARD = "../data/video/train-00000-of-00001.parquet";

  private final Map<String, byte[]> blobs = new LinkedHashMap<>();
  private final List<ReportItem> items = new ArrayList<>();
  private Exhibits exhibits = Exhibits.NONE;
  private List<CrawlAccount> crawls = List.of();
  private List<ModelPreview> models = List.of();

  private ReportFixture() {}

  /** As many items as asked for, of all modalities, the first of them with a hostile name. */
  static ReportFixture of(int count) {
    ReportFixture fixture = new ReportFixture();
    for (int i = 0; i < count; i++) {
      Modality modality = Modality.values()[i % 10 < 6 ? 0 : i % 10 < 9 ? 1 : 2];
      String number = String.valueOf(10_000 + i).substring(1);
      String name = modality.id() + "/scene-" + (i % 7) + "/take-" + number;
      fixture.add(i == 0 ? HOSTILE : name, modality, i);
    }
    return fixture;
  }

  byte[] read(BlobRef blob) {
    return blobs.get(blob.sha256());
  }

  List<ReportItem> items() {
    return items;
  }

  BlobRef keep(byte[] bytes, String contentType) {
    String hash = ContentHash.of(bytes);
    blobs.put(hash, bytes);
    return new BlobRef(hash, bytes.length, contentType);
  }

  /** Gives a published video of made-up name real bytes and another name. */
  ReportItem withClip(byte[] clip, String contentType, String name, long offset) {
    for (int i = 1; i < items.size(); i++) {
      ReportItem old = items.get(i);
      boolean video = old.item().modality() == Modality.VIDEO;
      if (video && old.publication().isPresent() && !old.asset().name().startsWith("real/")) {
        ReportItem real =
            new ReportItem(
                old.item(),
                asset("real/" + name, old.asset().assetId(), old.asset().blob()),
                old.signals(),
                old.drop(),
                old.captions(),
                publication("train", keep(clip, contentType), offset));
        items.set(i, real);
        return real;
      }
    }
    throw new IllegalStateException("no published video is left");
  }

  /** Shows these side by side. */
  ReportFixture showing(Exhibits shown) {
    exhibits = shown;
    return this;
  }

  /** Takes media of these crawls. */
  ReportFixture crawling(List<CrawlAccount> accounts) {
    crawls = accounts;
    return this;
  }

  /** Lets these models be turned. */
  ReportFixture turning(List<ModelPreview> previews) {
    models = previews;
    return this;
  }

  /** A film of as many clips of two seconds, every third of them dropped; gives its asset's id. */
  String withFilm(String name, int clips) {
    String assetId = ContentHash.of(name);
    for (int i = 0; i < clips; i++) {
      Span span = new Span(2000L * i, 2000L * i + 2000, new Rational(1, 1000));
      String itemId = ContentHash.itemId(assetId, Optional.of(span), "");
      BlobRef thumbnail = keep(paint(500 + i), "image/png");
      var signals = new TreeMap<>(FixtureSignals.of(Modality.VIDEO, itemId));
      signals.put("shot_change", SignalValue.of(List.of(i == 0 ? 1.5 : 41.25, 2.0, 1.25, 3.5)));
      Optional<Verdict> drop =
          i % 3 == 2
              ? Optional.of(
                  new Verdict(
                      itemId,
                      "too-dark",
                      1,
                      false,
                      "luma_mean",
                      Optional.of(0.01),
                      Optional.of("luma_mean <0.02>")))
              : Optional.empty();
      items.add(
          new ReportItem(
              new Item(
                  itemId,
                  assetId,
                  assetId,
                  Modality.VIDEO,
                  i,
                  i / 2,
                  Optional.of(span),
                  50,
                  Optional.of(thumbnail)),
              asset(name, assetId, thumbnail),
              signals,
              drop,
              List.of(),
              Optional.empty()));
    }
    return assetId;
  }

  private void add(String name, Modality modality, int place) {
    String assetId = ContentHash.of(name);
    long ticks = 1000L + 40L * FixtureSignals.noise(assetId, 1);
    Optional<Span> span =
        modality == Modality.VIDEO
            ? Optional.of(new Span(0, ticks, new Rational(1, 1000)))
            : Optional.empty();
    String itemId = ContentHash.itemId(assetId, span, "");
    var signals = FixtureSignals.of(modality, assetId);
    Optional<Verdict> drop = FixtureSignals.judge(itemId, modality, signals);
    BlobRef thumbnail = keep(paint(place), "image/png");
    byte[] bytes = ("clip " + place).repeat(2_000).getBytes(StandardCharsets.UTF_8);
    Item item =
        new Item(itemId, assetId, assetId, modality, 0, 0, span, 25, Optional.of(thumbnail));
    Caption caption =
        new Caption(itemId, "Take " + place + ", " + name, "composed", "composed/1", List.of());
    String split = place % 12 == 0 ? "validation" : "train";
    items.add(
        new ReportItem(
            item,
            asset(name, assetId, thumbnail),
            signals,
            drop,
            List.of(caption),
            drop.isPresent()
                ? Optional.empty()
                : publication(split, keep(bytes, "video/mp4"), 4096L * place)));
  }

  private static Optional<ReportItem.Publication> publication(
      String split, BlobRef media, long offset) {
    return Optional.of(
        new ReportItem.Publication(split, media, SHARD, offset, List.of("copy 0..1000@1/1000")));
  }

  private static Asset asset(String name, String id, BlobRef blob) {
    MediaFacts facts =
        new MediaFacts(
            "made up", Optional.empty(), Optional.empty(), List.of(), Optional.empty(), List.of());
    Licence licence =
        new Licence(
            Optional.of("CC-BY-4.0"),
            Optional.empty(),
            Optional.of("The <Lab>"),
            Optional.of("clip.json: license"),
            1);
    return new Asset(
        id,
        Modality.VIDEO,
        blob,
        List.of(name),
        "file:///data/in",
        List.of(),
        List.of(),
        licence,
        facts);
  }

  private static byte[] paint(int place) {
    BufferedImage image = new BufferedImage(160, 100, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    float hue = place * 0.137f % 1;
    Color sky = Color.getHSBColor(hue, 0.45f, 0.85f);
    Color ground = Color.getHSBColor(hue + 0.3f, 0.55f, 0.4f);
    g.setPaint(new GradientPaint(0, 0, sky, 0, 100, ground));
    g.fillRect(0, 0, 160, 100);
    g.setColor(Color.getHSBColor(hue + 0.55f, 0.7f, 0.95f));
    g.fillOval(20 + place * 13 % 100, 30 + place * 17 % 40, 25, 25);
    g.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  ReportInput input() {
    Map<String, Long> filtered = new LinkedHashMap<>();
    DefaultFilters.RULES.forEach(rule -> filtered.put(rule.name(), 0L));
    Map<String, long[]> published = new LinkedHashMap<>();
    for (ReportItem item : items) {
      item.drop().ifPresent(drop -> filtered.merge(drop.rule(), 1L, Long::sum));
      item.publication()
          .ifPresent(
              place -> {
                String key = item.item().modality().id() + "/" + place.split();
                long[] sums = published.computeIfAbsent(key, unused -> new long[2]);
                sums[0]++;
                sums[1] += place.media().sizeBytes();
              });
    }
    List<Reject> rejects = rejects();
    long n = items.size();
    ReportFunnel funnel =
        new ReportFunnel(
            n + 44 + rejects.size(),
            24,
            6,
            14,
            rejects.size(),
            n,
            n,
            filtered.entrySet().stream()
                .map(rule -> new ReportFunnel.Filtered(rule.getKey(), rule.getValue()))
                .toList(),
            published.entrySet().stream().map(ReportFixture::published).toList());
    return new ReportInput(
        "Kitchens & <workshops>",
        "1.2.0",
        funnel,
        FixtureSignals.SPECS,
        DefaultFilters.RULES,
        items,
        rejects,
        exhibits,
        crawls,
        models);
  }

  private static ReportFunnel.Published published(Map.Entry<String, long[]> entry) {
    String[] key = entry.getKey().split("/");
    return new ReportFunnel.Published(
        Modality.ofId(key[0]), key[1], entry.getValue()[0], entry.getValue()[1]);
  }

  private static List<Reject> rejects() {
    return List.of(
        reject("broken/empty.mp4", Code.EMPTY, "it has no bytes; fetch it again"),
        reject("broken/cut.mp4", Code.TRUNCATED, "it ends at byte 4,096 of 91,220; fetch it again"),
        reject(
            "broken/<b>bold</b>.png",
            Code.CORRUPT,
            "chunk IDAT at byte 41: <script>window.hacked=1</script>"),
        reject("broken/noise.glb", Code.CORRUPT, "chunk 0 at byte 12 is longer than the file"),
        reject("broken/huge.tif", Code.TOO_LARGE, "400 megapixels are over the limit of 50"));
  }

  private static Reject reject(String name, Code code, String message) {
    return new Reject(ContentHash.of(name), name, "ingest", code, message);
  }
}
