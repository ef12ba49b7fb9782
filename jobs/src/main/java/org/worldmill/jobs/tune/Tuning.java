package org.worldmill.jobs.tune;

import java.util.List;
import org.worldmill.jobs.report.ValueSketch;
import org.worldmill.schemas.media.SignalSpec;

/**
 * What another threshold would change.
 *
 * @param rule the filter's name; the signal's where it has no filter
 * @param spec the signal
 * @param now the threshold in force
 * @param then the one that is tried
 * @param withNow what the one in force does
 * @param withThen what the other would do
 * @param absent items without a value
 * @param values every value, with whether the tried threshold keeps it; not to be changed
 * @param border items nearest to the tried threshold, the dropped ones before the kept ones, each
 *     from the nearest on
 */
public record Tuning(
    String rule,
    SignalSpec spec,
    Threshold now,
    Threshold then,
    Tally withNow,
    Tally withThen,
    long absent,
    ValueSketch values,
    List<Borderline> border) {

  public Tuning {
    border = List.copyOf(border);
  }
}
