package org.worldmill.jobs.cli;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.worldmill.jobs.catalog.DuplicateRow;
import org.worldmill.schemas.Caption;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.Span;
import org.worldmill.schemas.Verdict;
import org.worldmill.schemas.media.SignalValue;

/**
 * Everything that is known of one file.
 *
 * @param name the file
 * @param assetId SHA-256 of its bytes
 * @param mediaType what it is
 * @param sizeBytes its size
 * @param facts what it says of itself; empty if it was rejected before that
 * @param reject why it never became items
 * @param items what was made of it
 */
record Dossier(
    String name,
    String assetId,
    String mediaType,
    long sizeBytes,
    Optional<MediaFacts> facts,
    Optional<String> reject,
    List<ItemPart> items) {

  Dossier {
    items = List.copyOf(items);
  }

  /**
   * One item of it.
   *
   * @param itemId the item
   * @param index its place
   * @param shot its shot
   * @param span what it covers
   * @param frames decoded frames
   * @param signals what was measured
   * @param verdicts what every rule said
   * @param captions what is said of it
   * @param likes the group of like items that it is in, in their order; empty if it is in none
   */
  record ItemPart(
      String itemId,
      int index,
      int shot,
      Optional<Span> span,
      long frames,
      SortedMap<String, SignalValue> signals,
      List<Verdict> verdicts,
      List<Caption> captions,
      List<DuplicateRow> likes) {

    ItemPart {
      signals = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(signals));
      verdicts = List.copyOf(verdicts);
      captions = List.copyOf(captions);
      likes = List.copyOf(likes);
    }

    /** The first rule that failed. */
    Optional<Verdict> drop() {
      return verdicts.stream().filter(verdict -> !verdict.keep()).findFirst();
    }
  }
}
