package org.worldmill.jobs.catalog;

import java.util.List;
import java.util.Optional;
import org.worldmill.schemas.media.SignalValue;

/**
 * A signal of an item: identity is item and name; the version tells which edition of the measure
 * found it. The other columns are those of {@link SignalValue}.
 *
 * @param itemId the item
 * @param assetId the item's asset
 * @param name the signal
 * @param version version of the measure that found it; 0 if that measure is gone
 */
public record SignalRow(
    String itemId,
    String assetId,
    String name,
    int version,
    Optional<Double> number,
    Optional<String> text,
    List<Double> series,
    Optional<Double> confidence,
    Optional<Double> standardError,
    Optional<String> absent) {

  public SignalRow {
    series = List.copyOf(series);
  }

  /** A row of this value. */
  public static SignalRow of(
      String itemId, String assetId, String name, int version, SignalValue value) {
    return new SignalRow(
        itemId,
        assetId,
        name,
        version,
        value.number(),
        value.text(),
        value.series(),
        value.confidence(),
        value.standardError(),
        value.absent());
  }

  /** The value. */
  public SignalValue value() {
    return new SignalValue(number, text, series, confidence, standardError, absent);
  }
}
