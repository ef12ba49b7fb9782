package org.worldmill.jobs.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.worldmill.jobs.report.CardJson.Card;
import org.worldmill.jobs.report.CardJson.Embedded;
import org.worldmill.schemas.BlobRef;
import org.worldmill.schemas.Modality;

/**
 * The items that are shown, with as many of their pictures and clips as the limits admit.
 *
 * @param list the cards, by name and place within their asset
 * @param thumbnails how many have a thumbnail
 * @param clips how many have their clip embedded
 * @param clipBytes size of those clips
 */
record Cards(List<Card> list, int thumbnails, int clips, long clipBytes) {

  /**
   * Ids of the items to show.
   *
   * @param first those that come first where there is no room for all pictures
   */
  record Chosen(Set<String> first, Set<String> all) {}

  static Cards of(ReportInput input, Chosen chosen, ReportMedia media, ReportLimits limits)
      throws IOException {
    List<ReportItem> shown = new ArrayList<>();
    for (ReportItem item : input.items()) {
      if (chosen.all().contains(item.item().itemId())) {
        shown.add(item);
      }
    }
    // An order of two kinds: sorting is stable.
    shown.sort(Comparator.comparing(item -> item.item().itemId()));
    shown.sort(Comparator.comparing(item -> !chosen.first().contains(item.item().itemId())));
    Map<String, Embedded> thumbnails = thumbnails(shown, media, limits);
    Map<String, Embedded> clips = new HashMap<>();
    long clipBytes = clips(shown, media, limits, clips);
    shown.sort(
        Comparator.comparing((ReportItem item) -> item.asset().name())
            .thenComparing(item -> item.item().index())
            .thenComparing(item -> item.item().itemId()));
    Map<String, ModelPreview> models = new HashMap<>();
    input.models().forEach(model -> models.put(model.itemId(), model));
    List<Card> cards = new ArrayList<>();
    for (ReportItem item : shown) {
      String id = item.item().itemId();
      cards.add(
          new Card(
              item,
              Optional.ofNullable(thumbnails.get(id)),
              Optional.ofNullable(clips.get(id)),
              Optional.ofNullable(models.get(id))));
    }
    return new Cards(List.copyOf(cards), thumbnails.size(), clips.size(), clipBytes);
  }

  /** The cards by their items. */
  Map<String, Card> byItem() {
    Map<String, Card> cards = new HashMap<>();
    list.forEach(card -> cards.put(card.item().item().itemId(), card));
    return cards;
  }

  private static Map<String, Embedded> thumbnails(
      List<ReportItem> ordered, ReportMedia media, ReportLimits limits) throws IOException {
    Map<String, Embedded> found = new HashMap<>();
    long left = limits.thumbnailBytes();
    for (ReportItem item : ordered) {
      Optional<BlobRef> thumbnail = item.item().thumbnail();
      if (thumbnail.isPresent() && thumbnail.get().sizeBytes() <= left) {
        left -= thumbnail.get().sizeBytes();
        BlobRef blob = thumbnail.get();
        found.put(item.item().itemId(), Embedded.of(blob.contentType(), media.read(blob)));
      }
    }
    return found;
  }

  private static long clips(
      List<ReportItem> shown, ReportMedia media, ReportLimits limits, Map<String, Embedded> found)
      throws IOException {
    List<ReportItem> ordered =
        shown.stream()
            .filter(item -> item.item().modality() == Modality.VIDEO)
            .filter(item -> item.publication().isPresent())
            .sorted(
                Comparator.comparing((ReportItem item) -> clipSize(item))
                    .thenComparing(item -> item.item().itemId()))
            .toList();
    long used = 0;
    for (ReportItem item : ordered) {
      long size = clipSize(item);
      if (size > limits.clipSizeBytes() || used + size > limits.clipBytes()) {
        break;
      }
      BlobRef blob = item.publication().orElseThrow().media();
      found.put(item.item().itemId(), Embedded.of(blob.contentType(), media.read(blob)));
      used += size;
    }
    return used;
  }

  private static long clipSize(ReportItem item) {
    return item.publication().orElseThrow().media().sizeBytes();
  }
}
