package org.worldmill.curate.filter;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import org.worldmill.schemas.config.FilterRule;

/** Compares a value with a rule's bounds, and says how it misses them. */
final class Threshold {

  private static final MathContext READABLE = new MathContext(3);

  private Threshold() {}

  /** Such as {@code luma_mean 0.012 is under 0.04}; empty if the value lies within the bounds. */
  static Optional<String> violation(FilterRule rule, double value) {
    if (rule.min().isPresent() && value < rule.min().get()) {
      return Optional.of(sentence(rule.signal(), value, "under", rule.min().get()));
    }
    if (rule.max().isPresent() && value > rule.max().get()) {
      return Optional.of(sentence(rule.signal(), value, "over", rule.max().get()));
    }
    return Optional.empty();
  }

  private static String sentence(String signal, double value, String relation, double bound) {
    return signal + ' ' + readable(value, bound) + " is " + relation + ' ' + plain(bound);
  }

  /** Three significant digits, or all where those would not lie on the same side of the bound. */
  private static String readable(double value, double bound) {
    double rounded = BigDecimal.valueOf(value).round(READABLE).doubleValue();
    boolean sameSide = Double.compare(rounded, bound) == Double.compare(value, bound);
    return plain(sameSide && value != Math.rint(value) ? rounded : value);
  }

  private static String plain(double value) {
    BigDecimal number = BigDecimal.valueOf(value);
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
