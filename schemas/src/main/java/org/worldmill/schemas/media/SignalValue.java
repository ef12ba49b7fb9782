package org.worldmill.schemas.media;

import java.util.List;
import java.util.Optional;

/**
 * A measured value of an item, with how far it can be trusted. Exactly one of number, text, series
 * and absence is present; flags are the numbers 0 and 1.
 *
 * @param number the value of a NUMBER, INTEGER or FLAG signal; finite
 * @param text the value of a TEXT signal
 * @param series the value of a SERIES signal; empty for all others
 * @param confidence 0..1, where the measure states one
 * @param standardError in the signal's unit, where the measure states one
 * @param absent why there is no value: not observable here, never a failure hidden as a number
 */
public record SignalValue(
    Optional<Double> number,
    Optional<String> text,
    List<Double> series,
    Optional<Double> confidence,
    Optional<Double> standardError,
    Optional<String> absent) {

  public SignalValue {
    series = List.copyOf(series);
    if (number.isPresent() && !Double.isFinite(number.get())) {
      throw new IllegalArgumentException("a signal is finite or absent: " + number.get());
    }
    int present = (number.isPresent() ? 1 : 0) + (text.isPresent() ? 1 : 0);
    if (present > 1 || (absent.isPresent() && (present > 0 || !series.isEmpty()))) {
      throw new IllegalArgumentException("a signal has one value or none");
    }
  }

  /** A number, whole number included. */
  public static SignalValue of(double number) {
    return new SignalValue(
        Optional.of(number),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Yes or no. */
  public static SignalValue of(boolean flag) {
    return of(flag ? 1.0 : 0.0);
  }

  /** A word or a hash. */
  public static SignalValue of(String text) {
    return new SignalValue(
        Optional.empty(),
        Optional.of(text),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** A list of numbers. */
  public static SignalValue of(List<Double> series) {
    return new SignalValue(
        Optional.empty(),
        Optional.empty(),
        series,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** No value, and why. */
  public static SignalValue absent(String reason) {
    return new SignalValue(
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(reason));
  }

  /** The same value with a confidence in 0..1. */
  public SignalValue withConfidence(double value) {
    return new SignalValue(number, text, series, Optional.of(value), standardError, absent);
  }

  /** The same value with a standard error in its unit. */
  public SignalValue withStandardError(double value) {
    return new SignalValue(number, text, series, confidence, Optional.of(value), absent);
  }
}
