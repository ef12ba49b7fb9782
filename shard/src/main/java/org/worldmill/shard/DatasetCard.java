package org.worldmill.shard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.worldmill.schemas.config.ShardConfig;
import org.worldmill.schemas.media.SignalSpec;

/** {@code README.md}: the dataset card, with the front matter that Hugging Face reads. */
final class DatasetCard {

  /** Licence ids that the Hub knows by their lowercase SPDX id. */
  private static final Set<String> HUB_LICENCES =
      Set.of(
          "apache-2.0",
          "mit",
          "bsd-2-clause",
          "bsd-3-clause",
          "cc0-1.0",
          "cc-by-2.0",
          "cc-by-3.0",
          "cc-by-4.0",
          "cc-by-sa-3.0",
          "cc-by-sa-4.0",
          "cc-by-nc-4.0",
          "cc-by-nd-4.0",
          "cc-by-nc-nd-4.0",
          "cc-by-nc-sa-4.0",
          "odbl",
          "pddl");

  private static final long SMALLEST_CATEGORY = 1_000;
  private static final List<String> POWERS = List.of("1K", "10K", "100K", "1M", "10M", "100M");

  private final ReleaseInputs inputs;
  private final ClipSummary summary;
  private final ReleaseConfigs configs;
  private final StringBuilder out = new StringBuilder();

  private DatasetCard(ReleaseInputs inputs, ClipSummary summary) {
    this.inputs = inputs;
    this.summary = summary;
    this.configs = ReleaseConfigs.of(inputs.schema(), summary.rows());
  }

  /** The whole text. */
  static String of(ReleaseInputs inputs, ClipSummary summary) {
    DatasetCard card = new DatasetCard(inputs, summary);
    card.out.append("---\n").append(Yaml.of(card.frontMatter())).append("---\n\n");
    card.introduction();
    card.funnel();
    card.rows();
    card.signals();
    card.reading();
    card.limits();
    return card.out.toString();
  }

  private Map<String, Object> frontMatter() {
    ShardConfig config = inputs.config();
    Map<String, Object> yaml = new LinkedHashMap<>();
    yaml.put("pretty_name", config.title());
    yaml.putAll(licence(config.licence()));
    yaml.put("size_categories", List.of(category(inputs.funnel().published())));
    yaml.put("tags", List.of("video", "image", "3d", "physical-ai", "croissant"));
    yaml.put("configs", configs.entries().stream().map(DatasetCard::config).toList());
    yaml.put(
        "dataset_info",
        configs.entries().stream()
            .map(entry -> ordered("config_name", entry.name(), "features", features(entry)))
            .toList());
    return yaml;
  }

  private static List<Map<String, Object>> features(ReleaseConfigs.Entry entry) {
    return Features.card(entry.columns());
  }

  private static Map<String, Object> licence(Optional<String> spdx) {
    String known = spdx.orElse("").toLowerCase(Locale.ROOT);
    if (HUB_LICENCES.contains(known)) {
      return Map.of("license", known);
    }
    Map<String, Object> other = new LinkedHashMap<>();
    other.put("license", "other");
    other.put("license_name", known.isEmpty() ? "per-item" : known);
    other.put("license_link", ReleasePaths.LICENCE);
    return other;
  }

  private static Map<String, Object> config(ReleaseConfigs.Entry entry) {
    List<Map<String, Object>> files =
        entry.splits().stream()
            .map(split -> ordered("split", split.id(), "path", entry.pattern(split)))
            .toList();
    Map<String, Object> config = ordered("config_name", entry.name(), "data_files", files);
    if (entry.name().equals(ReleaseConfigs.CLIPS)) {
      config.put("default", true);
    }
    return config;
  }

  private static Map<String, Object> ordered(String a, Object x, String b, Object y) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(a, x);
    map.put(b, y);
    return map;
  }

  private static String category(long rows) {
    if (rows < SMALLEST_CATEGORY) {
      return "n<1K";
    }
    long limit = SMALLEST_CATEGORY * 10;
    for (int i = 0; i + 1 < POWERS.size(); i++) {
      if (rows < limit) {
        return POWERS.get(i) + "<n<" + POWERS.get(i + 1);
      }
      limit *= 10;
    }
    return "n>100M";
  }

  private void introduction() {
    out.append("# %s %s\n\n".formatted(inputs.config().title(), inputs.version()));
    out.append(
        """
        Clips of video, images and 3D models with measured signals, captions, provenance and licence,
        made by Worldmill %s. `report/index.html` shows them; `croissant.json` describes them to
        machines; `meta/release.json` names every file with its checksum.

        """
            .formatted(inputs.codeVersion()));
  }

  private void funnel() {
    Funnel funnel = inputs.funnel();
    out.append("## What went in and what came out\n\n| | count |\n|---|---:|\n");
    count("in", funnel.in());
    count("published", funnel.published());
    count("filtered", funnel.filtered());
    count("quarantined", funnel.quarantined());
    if (!funnel.reasons().isEmpty()) {
      out.append("\n| reason for leaving out | count |\n|---|---:|\n");
      funnel.reasons().forEach(this::count);
    }
    out.append("\n| licence | items |\n|---|---:|\n");
    summary.licences().forEach(this::count);
    out.append('\n');
  }

  private void count(String name, long count) {
    out.append("| %s | %d |\n".formatted(escape(name), count));
  }

  private void rows() {
    out.append("## Rows\n\n| configuration | split | rows |\n|---|---|---:|\n");
    summary
        .rows()
        .forEach(
            (key, rows) -> out.append("| %s | %d |\n".formatted(key.replace("/", " | "), rows)));
    out.append(
        """

        The configuration `clips` has the scalar columns of all modalities and, in `ref`, file,
        offset and size of the media: `size` bytes at `offset` of the file `uri` are the media
        file itself. `video`, `image` and `model3d` have the media in the rows.

        """);
  }

  private void signals() {
    out.append("## Signals\n\n");
    row(List.of("signal", "unit", "items", "min", "mean", "max", "meaning"));
    row(List.of("---", "---", "---:", "---:", "---:", "---:", "---"));
    for (SignalSpec spec : inputs.schema().allSignals()) {
      out.append("| `%s` | %s |".formatted(spec.name(), escape(spec.unit())));
      Optional<ClipSummary.Numbers> found = summary.column(spec.name());
      out.append(" %d |".formatted(found.map(ClipSummary.Numbers::count).orElse(0L)));
      if (found.isPresent() && found.get().isNumeric()) {
        ClipSummary.Numbers numbers = found.get();
        List.of(numbers.min(), numbers.mean(), numbers.max())
            .forEach(value -> out.append(' ').append(shown(value)).append(" |"));
      } else {
        out.append(" | | |");
      }
      out.append(" %s |\n".formatted(escape(spec.meaning())));
    }
    out.append('\n');
  }

  private void row(List<String> cells) {
    out.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private static String shown(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }

  private void reading() {
    List<String> lines = new ArrayList<>();
    for (ReleaseConfigs.Entry entry : configs.entries()) {
      lines.add(
          "load_dataset(root, \"%s\", split=\"%s\", streaming=True)"
              .formatted(entry.name(), entry.splits().get(0).id()));
    }
    out.append("## Reading it\n\n```python\nfrom datasets import load_dataset\n");
    lines.forEach(line -> out.append(line).append('\n'));
    out.append("```\n\n");
  }

  private void limits() {
    ShardConfig config = inputs.config();
    out.append(
        """
        ## Limits

        - Licences are what sources state of themselves; `ATTRIBUTION.parquet` has statement and
          evidence for each item, and an item whose licence is unknown has none there.
        - People and places may be recognisable. Nothing has been blurred.
        - Signals are measurements with errors; an absent value means that it could not be measured,
          never zero. Captions of kind `composed` repeat facts and signals in sentences.
        - Splits: each source group (by %s) falls into test (%s), validation (%s) or training by a
          hash of seed %d and its name. If a modality would have no training data, its group next
          to the boundary moves there; a modality with few groups may lack the other splits.
        """
            .formatted(
                config.groupBy(), config.testShare(), config.validationShare(), config.seed()));
  }

  private static String escape(String text) {
    return text.replace("|", "\\|").replace("\n", " ");
  }
}
