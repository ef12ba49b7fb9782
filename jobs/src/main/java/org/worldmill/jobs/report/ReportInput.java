package org.worldmill.jobs.report;

import java.util.List;
import java.util.Objects;
import org.worldmill.schemas.Reject;
import org.worldmill.schemas.config.FilterRule;
import org.worldmill.schemas.media.SignalSpec;

/**
 * All that the report shows.
 *
 * @param title the dataset's name for people
 * @param version the release's version, or what stands for it before there is one
 * @param funnel how files became items
 * @param signals what was measured, in the order to show
 * @param rules the filters, in the order in which they judged
 * @param items every item, published or not. Iterated twice, the same each time; may read from disk
 * @param rejects what was quarantined, in the order to show
 * @param exhibits what is shown side by side
 * @param crawls the crawls among the sources
 * @param models those that a person can turn, and why others cannot, in the order to show
 */
public record ReportInput(
    String title,
    String version,
    ReportFunnel funnel,
    List<SignalSpec> signals,
    List<FilterRule> rules,
    Iterable<ReportItem> items,
    List<Reject> rejects,
    Exhibits exhibits,
    List<CrawlAccount> crawls,
    List<ModelPreview> models) {

  public ReportInput {
    signals = List.copyOf(signals);
    rules = List.copyOf(rules);
    rejects = List.copyOf(rejects);
    Objects.requireNonNull(exhibits);
    crawls = List.copyOf(crawls);
    models = List.copyOf(models);
  }
}
