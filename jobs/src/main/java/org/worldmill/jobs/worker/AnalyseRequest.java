package org.worldmill.jobs.worker;

import java.util.List;
import java.util.Optional;
import org.worldmill.ingest.telemetry.FlightLens;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.config.CurateConfig;

/**
 * Asks for the items of a file and their signals.
 *
 * @param file its path on this machine; a model's further files lie beside it
 * @param name its name where it was found
 * @param mediaType as probed
 * @param modality as probed
 * @param facts as probed
 * @param curate how shots are found, which measures run, and rules for triage
 * @param scratchDir an existing folder for the thumbnails
 * @param chapter the one chapter of a film that is wanted, from 0; empty for all of it
 * @param logs texts in SubRip or GPX beside a film: they may be telemetry
 * @param series path on this machine of what a robot did in a film
 * @param seriesInfo path on this machine of what describes that series
 */
public record AnalyseRequest(
    String file,
    String name,
    String mediaType,
    Modality modality,
    MediaFacts facts,
    CurateConfig curate,
    String scratchDir,
    Optional<Integer> chapter,
    List<String> logs,
    Optional<String> series,
    Optional<String> seriesInfo) {

  public AnalyseRequest {
    logs = List.copyOf(logs);
  }

  /** The same, where facts hold what logs say of the lens. */
  AnalyseRequest withLogsLens() {
    return new AnalyseRequest(
        file,
        name,
        mediaType,
        modality,
        FlightLens.added(facts, logs),
        curate,
        scratchDir,
        chapter,
        logs,
        series,
        seriesInfo);
  }

  /** All of it. */
  public AnalyseRequest(
      String file,
      String name,
      String mediaType,
      Modality modality,
      MediaFacts facts,
      CurateConfig curate,
      String scratchDir) {
    this(
        file,
        name,
        mediaType,
        modality,
        facts,
        curate,
        scratchDir,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }
}
