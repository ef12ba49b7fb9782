package org.worldmill.schemas;

import java.math.BigInteger;

/**
 * An exact fraction, as used for time bases and frame rates. Kept as given (1001/30000 stays so);
 * the denominator is positive.
 *
 * @param num numerator
 * @param den denominator, at least 1
 */
public record Rational(long num, long den) {

  private static final BigInteger NANOS_PER_SECOND = BigInteger.valueOf(1_000_000_000L);

  public Rational {
    if (den < 1) {
      throw new IllegalArgumentException("a denominator must be positive: " + num + "/" + den);
    }
  }

  /** This fraction as a floating-point number: for display and measures, never for time keeping. */
  public double toDouble() {
    return (double) num / den;
  }

  /** {@code ticks} of this time base in nanoseconds, rounded down. */
  public long toNanos(long ticks) {
    return floorDiv(
            BigInteger.valueOf(ticks).multiply(BigInteger.valueOf(num)).multiply(NANOS_PER_SECOND),
            BigInteger.valueOf(den))
        .longValueExact();
  }

  /** The first tick of this time base that is not before {@code nanos}. */
  public long ticksAtOrAfter(long nanos) {
    BigInteger scaled = BigInteger.valueOf(nanos).multiply(BigInteger.valueOf(den));
    BigInteger unit = BigInteger.valueOf(num).multiply(NANOS_PER_SECOND);
    return floorDiv(scaled.negate(), unit).negate().longValueExact();
  }

  private static BigInteger floorDiv(BigInteger a, BigInteger b) {
    BigInteger[] parts = a.divideAndRemainder(b);
    return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
  }

  @Override
  public String toString() {
    return num + "/" + den;
  }
}
