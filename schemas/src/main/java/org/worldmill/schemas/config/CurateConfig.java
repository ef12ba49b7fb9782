package org.worldmill.schemas.config;

import java.util.List;

/**
 * How media become items and which items are kept.
 *
 * @param shots how shots are found
 * @param maxClipNanos greatest length of a clip
 * @param disabledMeasures names of measures not to run
 * @param filters the rules, in order; the first that fails is an item's reason
 * @param duplicates which of several like items stays
 * @param decontaminate paths or URIs of hash lists; items that match one are dropped
 * @param balance how many of the kept items are taken, and in what mixture
 * @param reading how much of a file is read, and in which pieces
 * @param cut how clips are cut
 * @param refuse paths or URIs of hash lists; bytes of which an item matches one are not kept
 */
public record CurateConfig(
    ShotConfig shots,
    long maxClipNanos,
    List<String> disabledMeasures,
    List<FilterRule> filters,
    DuplicateConfig duplicates,
    List<String> decontaminate,
    BalanceConfig balance,
    ReadingConfig reading,
    CutMode cut,
    List<String> refuse) {

  /** Adaptive shots, clips of at most 30 s, all measures, the filters of {@link DefaultFilters}. */
  public static final CurateConfig DEFAULT =
      new CurateConfig(
          ShotConfig.DEFAULT,
          30_000_000_000L,
          List.of(),
          DefaultFilters.RULES,
          DuplicateConfig.DEFAULT,
          List.of(),
          BalanceConfig.DEFAULT);

  public CurateConfig {
    disabledMeasures = List.copyOf(disabledMeasures);
    filters = List.copyOf(filters);
    decontaminate = List.copyOf(decontaminate);
    refuse = List.copyOf(refuse);
    long names = filters.stream().map(FilterRule::name).distinct().count();
    if (names < filters.size()) {
      throw new IllegalArgumentException("two filters share a name");
    }
  }

  /** The same for measuring: what judges and selects items must not reach the measures. */
  public CurateConfig measuring() {
    return new CurateConfig(
        shots,
        maxClipNanos,
        disabledMeasures,
        List.of(),
        DuplicateConfig.DEFAULT,
        List.of(),
        BalanceConfig.DEFAULT,
        reading,
        CutMode.SMART);
  }

  /** With nothing to refuse. */
  public CurateConfig(
      ShotConfig shots,
      long maxClipNanos,
      List<String> disabledMeasures,
      List<FilterRule> filters,
      DuplicateConfig duplicates,
      List<String> decontaminate,
      BalanceConfig balance,
      ReadingConfig reading,
      CutMode cut) {
    this(
        shots,
        maxClipNanos,
        disabledMeasures,
        filters,
        duplicates,
        decontaminate,
        balance,
        reading,
        cut,
        List.of());
  }

  /** With {@link ReadingConfig#DEFAULT}, and smart cuts. */
  public CurateConfig(
      ShotConfig shots,
      long maxClipNanos,
      List<String> disabledMeasures,
      List<FilterRule> filters,
      DuplicateConfig duplicates,
      List<String> decontaminate,
      BalanceConfig balance) {
    this(
        shots,
        maxClipNanos,
        disabledMeasures,
        filters,
        duplicates,
        decontaminate,
        balance,
        ReadingConfig.DEFAULT,
        CutMode.SMART);
  }

  /** The same settings with other filters. */
  public CurateConfig withFilters(List<FilterRule> others) {
    return new CurateConfig(
        shots,
        maxClipNanos,
        disabledMeasures,
        others,
        duplicates,
        decontaminate,
        balance,
        reading,
        cut,
        refuse);
  }

  /** The same, with exactly these measures not to run. */
  public CurateConfig without(List<String> measures) {
    return new CurateConfig(
        shots, maxClipNanos, measures, filters, duplicates, decontaminate, balance);
  }

  /**
   * How shots are found.
   *
   * @param detector {@code adaptive}, {@code content} or {@code none}
   * @param threshold the detector's threshold; for {@code adaptive} the ratio to the neighbourhood,
   *     for {@code content} the mean difference in 8-bit steps
   * @param minContent least content change of an adaptive cut, in 8-bit steps
   * @param minShotNanos a boundary closer than this to the one before is not taken
   */
  public record ShotConfig(
      String detector, double threshold, double minContent, long minShotNanos) {

    /** Adaptive at 2.5, at least 10 steps, shots of at least 0.3 s; docs/shots.md says why. */
    public static final ShotConfig DEFAULT = new ShotConfig("adaptive", 2.5, 10.0, 300_000_000L);

    public ShotConfig {
      if (!List.of("adaptive", "content", "none").contains(detector)) {
        throw new IllegalArgumentException("no shot detector is called '" + detector + "'");
      }
    }
  }
}
