package org.worldmill.jobs.worker;

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
 * @param beside what lies beside a film
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
    BesideFilm beside) {

  /** The same, where facts hold what logs say of the lens. */
  AnalyseRequest withLogsLens() {
    return new AnalyseRequest(
        file,
        name,
        mediaType,
        modality,
        FlightLens.added(facts, beside.texts()),
        curate,
        scratchDir,
        chapter,
        beside);
  }

  /** All of it, and nothing beside it. */
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
        BesideFilm.NOTHING);
  }
}
