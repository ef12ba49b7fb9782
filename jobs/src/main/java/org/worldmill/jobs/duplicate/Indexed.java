package org.worldmill.jobs.duplicate;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.worldmill.curate.duplicate.Bands;
import org.worldmill.curate.duplicate.Signature;
import org.worldmill.curate.duplicate.Signatures;
import org.worldmill.jobs.catalog.SignatureRow;
import org.worldmill.schemas.ContentHash;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.config.DuplicateConfig;
import org.worldmill.schemas.config.DuplicateConfig.Mode;
import org.worldmill.schemas.media.SignalValue;

/**
 * Makes entries of the index, each by the mode of its modality. Serializable.
 *
 * @param measures fingerprint of what finds the signals
 * @param images how images are compared
 * @param video how clips are compared
 * @param model3d how models are compared
 * @param listed whether signatures are also held against hash lists, and so made where nothing else
 *     asks for them
 */
record Indexed(String measures, Mode images, Mode video, Mode model3d, boolean listed)
    implements Serializable {

  /** The signal that holds a picture's width. */
  static final String WIDTH = "width_px";

  /** The signal that holds a picture's height. */
  static final String HEIGHT = "height_px";

  /** Raise it whenever the same signals would give other entries or pairs. */
  static final String VERSION = "index/2";

  static Indexed of(String measures, DuplicateConfig config, boolean listed) {
    return new Indexed(measures, config.images(), config.video(), config.model3d(), listed);
  }

  /** How items of this modality are compared with each other. */
  Mode mode(Modality modality) {
    return switch (modality) {
      case IMAGE -> images;
      case VIDEO -> video;
      case MODEL3D -> model3d;
    };
  }

  /** Whether items of this modality have entries. */
  boolean wants(Modality modality) {
    return listed || mode(modality) != Mode.OFF;
  }

  /** Whether items of this modality are compared with each other. */
  boolean compares(Modality modality) {
    return mode(modality) != Mode.OFF;
  }

  /** What the entries of a modality are a function of, beside the signals. */
  String fingerprint(Modality modality) {
    return modality.id()
        + '/'
        + ContentHash.of(
                String.join(
                    "\n", VERSION, measures, mode(modality).name(), Boolean.toString(listed)))
            .substring(0, 16);
  }

  /** The fingerprints of all modalities that have entries. */
  List<String> fingerprints() {
    List<String> all = new ArrayList<>();
    for (Modality modality : Modality.values()) {
      if (wants(modality)) {
        all.add(fingerprint(modality));
      }
    }
    return all;
  }

  /** The entry of an item. */
  SignatureRow row(
      String itemId, String assetId, Modality modality, SortedMap<String, SignalValue> signals) {
    Optional<Signature> signature =
        Signatures.of(modality, signals).flatMap(full -> reduced(full, modality));
    SortedMap<Long, Long> keys =
        signature
            .filter(unused -> compares(modality))
            .map(Bands::filed)
            .orElseGet(java.util.TreeMap::new);
    return new SignatureRow(
        itemId,
        assetId,
        modality,
        fingerprint(modality),
        Math.round(number(signals, WIDTH) * number(signals, HEIGHT)),
        signature,
        List.copyOf(keys.keySet()),
        List.copyOf(keys.values()));
  }

  /** What is compared: for exact matches nothing but the content. */
  private Optional<Signature> reduced(Signature full, Modality modality) {
    if (listed || mode(modality) == Mode.NEAR) {
      return Optional.of(full);
    }
    return full.content().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Signature(
                modality,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                full.content(),
                List.of()));
  }

  private static double number(SortedMap<String, SignalValue> signals, String name) {
    SignalValue value = signals.get(name);
    return value == null ? 0 : value.number().orElse(0.0);
  }
}
