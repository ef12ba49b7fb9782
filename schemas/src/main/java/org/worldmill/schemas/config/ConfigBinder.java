package org.worldmill.schemas.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.worldmill.schemas.Modality;

/** Makes the records from a tree that has passed the schema. */
final class ConfigBinder {

  /** PySceneDetect's own default for its content detector, in 8-bit steps. */
  private static final double CONTENT_THRESHOLD = 27.0;

  private ConfigBinder() {}

  /** The configuration; what a record refuses is added to the problems. */
  static PipelineConfig bind(ConfigTree tree, Problems problems) {
    Section root = new Section(tree, problems, "");
    PipelineConfig base = PipelineConfig.DEFAULT;
    return new PipelineConfig(
        root.items("sources", ConfigBinder::source).orElse(base.sources()),
        made(root.section("curate"), ConfigBinder::curate, base::curate),
        made(root.section("label"), ConfigBinder::label, base::label),
        made(root.section("shard"), ConfigBinder::shard, base::shard),
        made(root.section("publish"), ConfigBinder::publish, base::publish),
        made(root.section("resources"), ConfigBinder::resources, base::resources));
  }

  private static <T> T made(
      Section section, java.util.function.Function<Section, T> maker, Supplier<T> base) {
    return section.make(() -> maker.apply(section)).orElseGet(base);
  }

  private static SourceConfig source(Section in) {
    return new SourceConfig(
        in.text("uri").orElseThrow(),
        in.texts("include").orElse(List.of()),
        in.texts("exclude").orElse(List.of()),
        in.text("licence"),
        in.text("attribution"));
  }

  private static CurateConfig curate(Section in) {
    CurateConfig base = CurateConfig.DEFAULT;
    return new CurateConfig(
        made(in.section("shots"), ConfigBinder::shots, base::shots),
        in.amount("max_clip").orElse(base.maxClipNanos()),
        in.texts("disabled_measures").orElse(base.disabledMeasures()),
        withExtra(
            in.items("filters", ConfigBinder::filter).orElse(base.filters()),
            in.items("extra_filters", ConfigBinder::filter).orElse(List.of())),
        made(in.section("duplicates"), ConfigBinder::duplicates, base::duplicates),
        in.texts("decontaminate").orElse(base.decontaminate()),
        made(in.section("balance"), ConfigBinder::balance, base::balance),
        reading(in),
        in.text("cut")
            .map(word -> CutMode.valueOf(word.toUpperCase(Locale.ROOT)))
            .orElse(base.cut()),
        in.texts("refuse").orElse(base.refuse()));
  }

  private static ReadingConfig reading(Section curate) {
    ReadingConfig base = ReadingConfig.DEFAULT;
    return new ReadingConfig(
        curate
            .text("triage")
            .map(word -> ReadingConfig.Triage.valueOf(word.toUpperCase(Locale.ROOT)))
            .orElse(base.triage()),
        curate.amount("chapter").orElse(base.chapterNanos()));
  }

  private static DuplicateConfig duplicates(Section in) {
    DuplicateConfig base = DuplicateConfig.DEFAULT;
    return new DuplicateConfig(
        in.text("images").map(ConfigBinder::mode).orElse(base.images()),
        in.text("video").map(ConfigBinder::mode).orElse(base.video()),
        in.text("model3d").map(ConfigBinder::mode).orElse(base.model3d()),
        in.number("min_score").orElse(base.minScore()),
        in.texts("keep")
            .map(
                words ->
                    words.stream()
                        .map(word -> DuplicateConfig.Quality.valueOf(word.toUpperCase(Locale.ROOT)))
                        .toList())
            .orElse(base.keep()));
  }

  private static DuplicateConfig.Mode mode(String word) {
    return DuplicateConfig.Mode.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static BalanceConfig balance(Section in) {
    BalanceConfig base = BalanceConfig.DEFAULT;
    return new BalanceConfig(
        in.integer("seed").orElse(base.seed()),
        in.integer("cluster_bits").map(Math::toIntExact).orElse(base.clusterBits()),
        in.items("caps", ConfigBinder::cap).orElse(base.caps()),
        in.items("tags", ConfigBinder::tag).orElse(base.tags()),
        in.integer("most").or(base::most));
  }

  private static BalanceConfig.Cap cap(Section in) {
    return new BalanceConfig.Cap(
        BalanceConfig.By.valueOf(in.text("by").orElseThrow().toUpperCase(Locale.ROOT)),
        in.integer("most").orElseThrow());
  }

  private static BalanceConfig.Tag tag(Section in) {
    return new BalanceConfig.Tag(
        in.text("name").orElseThrow(),
        in.text("signal"),
        in.number("min"),
        in.number("max"),
        in.text("path"),
        in.text("modality").map(Modality::ofId),
        in.number("share"));
  }

  private static CurateConfig.ShotConfig shots(Section in) {
    CurateConfig.ShotConfig base = CurateConfig.ShotConfig.DEFAULT;
    String detector = in.text("detector").orElse(base.detector());
    return new CurateConfig.ShotConfig(
        detector,
        in.number("threshold")
            .orElse(detector.equals("content") ? CONTENT_THRESHOLD : base.threshold()),
        in.number("min_content").orElse(base.minContent()),
        in.amount("min_shot").orElse(base.minShotNanos()));
  }

  /** The rules with the extra ones behind them, or in the place of the rule of that name. */
  private static List<FilterRule> withExtra(List<FilterRule> rules, List<FilterRule> extra) {
    List<FilterRule> all = new ArrayList<>(rules);
    for (FilterRule rule : extra) {
      List<String> names = rules.stream().map(FilterRule::name).toList();
      int place = names.indexOf(rule.name());
      if (place < 0) {
        all.add(rule);
      } else {
        all.set(place, rule);
      }
    }
    return all;
  }

  private static FilterRule filter(Section in) {
    return new FilterRule(
        in.text("name").orElseThrow(),
        in.text("signal").orElseThrow(),
        in.number("min"),
        in.number("max"),
        in.texts("applies").orElse(List.of()).stream().map(Modality::ofId).toList(),
        in.text("when_absent")
            .map(word -> FilterRule.WhenAbsent.valueOf(word.toUpperCase(Locale.ROOT)))
            .orElse(FilterRule.WhenAbsent.KEEP));
  }

  private static LabelConfig label(Section in) {
    return new LabelConfig(in.texts("captioners").orElse(LabelConfig.DEFAULT.captioners()));
  }

  private static ShardConfig shard(Section in) {
    ShardConfig base = ShardConfig.DEFAULT;
    return new ShardConfig(
        in.text("dataset").orElse(base.dataset()),
        in.text("title").orElse(base.title()),
        in.text("licence").or(base::licence),
        in.integer("seed").orElse(base.seed()),
        in.amount("target_size").orElse(base.targetBytes()),
        in.amount("row_group_size").orElse(base.rowGroupBytes()),
        in.integer("row_group_rows").map(Math::toIntExact).orElse(base.rowGroupRows()),
        in.number("validation").orElse(base.validationShare()),
        in.number("test").orElse(base.testShare()),
        in.text("group_by").orElse(base.groupBy()));
  }

  private static PublishConfig publish(Section in) {
    return new PublishConfig(in.text("to"), in.text("version"));
  }

  private static ResourceConfig resources(Section in) {
    ResourceConfig base = ResourceConfig.DEFAULT;
    return new ResourceConfig(
        in.text("master").orElse(base.master()),
        in.integer("partitions").map(Math::toIntExact).orElse(base.partitions()),
        in.text("catalog").or(base::catalog),
        in.text("blobs").or(base::blobs),
        in.amount("worker_memory").orElse(base.workerMemoryBytes()),
        in.amount("worker_deadline").orElse(base.workerDeadlineNanos()),
        in.integer("worker_recycle_after").map(Math::toIntExact).orElse(base.workerRecycleAfter()),
        in.integer("wave_assets").map(Math::toIntExact).orElse(base.waveAssets()));
  }
}
