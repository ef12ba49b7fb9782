package org.worldmill.jobs.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.worldmill.curate.triage.FactTriage;
import org.worldmill.ingest.video.VideoSource;
import org.worldmill.schemas.Asset;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.config.CurateConfig;
import org.worldmill.schemas.config.ReadingConfig;
import org.worldmill.schemas.media.Chapters;
import org.worldmill.schemas.media.MeasureRegistry;

/** Divides the analysis of long films among tasks: a piece of work is a chapter. */
final class AnalyseOrders {

  private final CurateConfig config;
  private final FactTriage triage;

  AnalyseOrders(CurateConfig config, MeasureRegistry registry) {
    this.config = config;
    boolean off = config.reading().triage() == ReadingConfig.Triage.OFF;
    this.triage = new FactTriage(off ? List.of() : config.filters(), registry);
  }

  /** The work there is for an asset. */
  List<Work<AnalyseOrder>> of(Asset asset) {
    long bytes = asset.blob().sizeBytes();
    long millis = asset.facts().durationNanos().orElse(0L) / 1_000_000;
    int chapters = apart(asset, config);
    if (chapters == 1 || triage.hopeless(asset.facts()).isPresent()) {
      return List.of(new Work<>(new AnalyseOrder(asset, Optional.empty()), bytes, millis));
    }
    List<Work<AnalyseOrder>> works = new ArrayList<>();
    for (int chapter = 0; chapter < chapters; chapter++) {
      works.add(
          new Work<>(
              new AnalyseOrder(asset, Optional.of(chapter)), bytes / chapters, millis / chapters));
    }
    return works;
  }

  /** Into how many chapters an asset falls that tasks can open apart. */
  static int apart(Asset asset, CurateConfig config) {
    return asset.modality() == Modality.VIDEO && VideoSource.opensAnywhere(asset.facts())
        ? Chapters.of(asset.facts(), config.reading().chapterNanos()).count()
        : 1;
  }
}
