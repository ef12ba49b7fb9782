package org.worldmill.ingest.telemetry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.worldmill.schemas.MediaException;

/** One STRM of a GPMF payload: entries that describe, and those that hold samples. */
final class GpmfNest {

  private final Map<String, Klv> described = new HashMap<>();
  private final List<Klv> samples = new ArrayList<>();

  /** Over the entries of a STRM; samples are those of one key, of which there may be many. */
  GpmfNest(List<Klv> entries) {
    for (Klv entry : entries) {
      if (GpmfSensor.of(entry.key()).isPresent()) {
        if (samples.isEmpty() || samples.get(0).key().equals(entry.key())) {
          samples.add(entry);
        }
      } else {
        described.put(entry.key(), entry);
      }
    }
  }

  /** The sensor, if it is one that is known. */
  Optional<GpmfSensor> sensor() {
    return samples.isEmpty() ? Optional.empty() : GpmfSensor.of(samples.get(0).key());
  }

  /** The entries with samples. */
  List<Klv> samples() {
    return samples;
  }

  /** The text of an entry; empty without it. */
  String text(String key) {
    Klv entry = described.get(key);
    return entry == null ? "" : entry.text();
  }

  /** The numbers of an entry; none without it. */
  double[] numbers(String key) throws MediaException {
    Klv entry = described.get(key);
    return entry == null || entry.isNest() ? new double[0] : entry.numbers();
  }

  /** The first number of an entry. */
  Optional<Double> number(String key) throws MediaException {
    double[] numbers = numbers(key);
    return numbers.length == 0 || !Double.isFinite(numbers[0])
        ? Optional.empty()
        : Optional.of(numbers[0]);
  }

  /** Divisors of a sample's numbers: one for all, or one for each. */
  double divisor(int component) throws MediaException {
    double[] scale = numbers("SCAL");
    if (scale.length == 0) {
      return 1;
    }
    double divisor = scale.length == 1 ? scale[0] : component < scale.length ? scale[component] : 1;
    if (divisor == 0 || !Double.isFinite(divisor)) {
      throw new MediaException(MediaException.Code.CORRUPT, "its SCAL divides by " + divisor);
    }
    return divisor;
  }
}
