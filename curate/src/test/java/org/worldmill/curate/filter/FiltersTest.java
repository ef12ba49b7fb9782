package org.worldmill.curate.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.Verdict;
import org.worldmill.schemas.config.FilterRule;
import org.worldmill.schemas.config.FilterRule.WhenAbsent;
import org.worldmill.schemas.media.ClipFacts;
import org.worldmill.schemas.media.FactMeasure;
import org.worldmill.schemas.media.MeasureRegistry;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

class FiltersTest {

  private static final MeasureRegistry REGISTRY =
      new MeasureRegistry(
          List.of(
              measure(
                  "seen",
                  Set.of(Modality.VIDEO, Modality.IMAGE),
                  SignalSpec.share("luma_mean", "m", "m"),
                  SignalSpec.flag("is_loop", "m", "m"),
                  SignalSpec.text("phash", "m", "m"),
                  SignalSpec.series("curve", "1", 0, 1, "m", "m")),
              measure("solid", Set.of(Modality.MODEL3D), SignalSpec.count("faces", "m", "m"))));

  private static FactMeasure measure(String name, Set<Modality> modalities, SignalSpec... specs) {
    return new FactMeasure() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public int version() {
        return 1;
      }

      @Override
      public List<SignalSpec> signals() {
        return List.of(specs);
      }

      @Override
      public Set<Modality> modalities() {
        return modalities;
      }

      @Override
      public Map<String, SignalValue> measure(ClipFacts clip) {
        return Map.of();
      }
    };
  }

  private static List<Verdict> judge(Modality modality, SignalValue luma, FilterRule... rules) {
    return new Filters(List.of(rules), REGISTRY)
        .judge("ab", modality, new TreeMap<>(Map.of("luma_mean", luma)));
  }

  @Test
  void dropsWhatLiesUnderTheLeastValueAndSaysWhy() {
    FilterRule dark = FilterRule.atLeast("too-dark", "luma_mean", 0.04);

    List<Verdict> verdicts = judge(Modality.VIDEO, SignalValue.of(0.0123), dark);

    assertThat(verdicts)
        .containsExactly(
            new Verdict(
                "ab",
                "too-dark",
                0,
                false,
                "luma_mean",
                Optional.of(0.0123),
                Optional.of("luma_mean 0.0123 is under 0.04")));
  }

  @Test
  void keepsWhatLiesOnTheBounds() {
    FilterRule both =
        new FilterRule(
            "both", "luma_mean", Optional.of(0.2), Optional.of(0.8), List.of(), WhenAbsent.KEEP);

    assertThat(judge(Modality.VIDEO, SignalValue.of(0.2), both)).allMatch(Verdict::keep);
    assertThat(judge(Modality.VIDEO, SignalValue.of(0.8), both)).allMatch(Verdict::keep);
    assertThat(judge(Modality.VIDEO, SignalValue.of(0.81), both))
        .extracting(Verdict::reason)
        .containsExactly(Optional.of("luma_mean 0.81 is over 0.8"));
  }

  @Test
  void neverShowsValueOnTheWrongSideOfItsBound() {
    FilterRule least = FilterRule.atLeast("least", "luma_mean", 0.04);
    FilterRule most = FilterRule.atMost("most", "luma_mean", 1234);

    assertThat(judge(Modality.VIDEO, SignalValue.of(0.039999), least).get(0).reason())
        .contains("luma_mean 0.039999 is under 0.04");
    assertThat(judge(Modality.VIDEO, SignalValue.of(1234.56), most).get(0).reason())
        .contains("luma_mean 1234.56 is over 1234");
    assertThat(judge(Modality.VIDEO, SignalValue.of(123456), most).get(0).reason())
        .contains("luma_mean 123456 is over 1234");
  }

  @Test
  void leavesRulesOutThatDoNotApply() {
    FilterRule imagesOnly = FilterRule.atLeast("images", "luma_mean", 0.5, Modality.IMAGE);
    FilterRule solids = FilterRule.atLeast("solids", "faces", 1);
    FilterRule all = FilterRule.atLeast("all", "luma_mean", 0.5);

    assertThat(judge(Modality.VIDEO, SignalValue.of(0.1), imagesOnly, solids, all))
        .extracting(Verdict::rule, Verdict::order)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("all", 2));
  }

  @Test
  void treatsFlagsAsZeroAndOne() {
    Filters filters = new Filters(List.of(FilterRule.atMost("loops", "is_loop", 0)), REGISTRY);

    assertThat(
            filters
                .judge("ab", Modality.VIDEO, new TreeMap<>(Map.of("is_loop", SignalValue.of(true))))
                .get(0)
                .reason())
        .contains("is_loop 1 is over 0");
  }

  @Test
  void followsTheRuleWhereTheValueIsAbsent() {
    FilterRule strict =
        new FilterRule(
            "strict", "luma_mean", Optional.of(0.1), Optional.empty(), List.of(), WhenAbsent.DROP);
    FilterRule mild = FilterRule.atLeast("mild", "luma_mean", 0.1);
    SignalValue absent = SignalValue.absent("too dark to tell");

    assertThat(judge(Modality.VIDEO, absent, strict).get(0).reason())
        .contains("luma_mean is absent: too dark to tell");
    assertThat(judge(Modality.VIDEO, absent, mild)).allMatch(Verdict::keep);
    assertThat(new Filters(List.of(strict), REGISTRY).judge("ab", Modality.VIDEO, new TreeMap<>()))
        .extracting(Verdict::reason)
        .containsExactly(Optional.of("luma_mean is absent: it was not measured"));
  }

  @Test
  void refusesUnknownSignalsWithTheNearestName() {
    List<FilterRule> rules = List.of(FilterRule.atLeast("dark", "luma_men", 0.1));

    assertThatThrownBy(() -> new Filters(rules, REGISTRY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "filter 'dark' looks at the unknown signal 'luma_men'; did you mean 'luma_mean'?");
  }

  @Test
  void refusesSignalsThatAreNoNumber() {
    for (String signal : List.of("phash", "curve")) {
      assertThatThrownBy(() -> new Filters(List.of(FilterRule.atLeast("odd", signal, 1)), REGISTRY))
          .hasMessage(
              "filter 'odd' looks at '%s', which is no number or flag: a threshold needs one",
              signal);
    }
  }

  @Test
  void refusesModalitiesThatDoNotHaveTheSignal() {
    List<FilterRule> rules = List.of(FilterRule.atLeast("odd", "faces", 1, Modality.IMAGE));

    assertThatThrownBy(() -> new Filters(rules, REGISTRY))
        .hasMessage("filter 'odd' applies to image, which has no signal 'faces'");
  }

  @Test
  void recordsTheFirstFailedRuleAsTheReason() {
    FilterRule first = FilterRule.atLeast("first", "luma_mean", 0.1);
    FilterRule second = FilterRule.atLeast("second", "luma_mean", 0.3);
    FilterRule third = FilterRule.atLeast("third", "luma_mean", 0.4);

    assertThat(Reason.of(judge(Modality.VIDEO, SignalValue.of(0.2), first, second, third)))
        .contains(new Reason("second", "luma_mean 0.2 is under 0.3"));
    assertThat(Reason.of(judge(Modality.VIDEO, SignalValue.of(0.5), first, second, third)))
        .isEmpty();
  }
}
