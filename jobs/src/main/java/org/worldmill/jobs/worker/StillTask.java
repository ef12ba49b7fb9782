package org.worldmill.jobs.worker;

import com.google.auto.service.AutoService;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.worldmill.ingest.video.VideoProbe;
import org.worldmill.jobs.overlay.OverlayClip;
import org.worldmill.jobs.overlay.OverlayFilm;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.MediaFacts.PacketFacts;
import org.worldmill.schemas.MediaFacts.TrackFacts;
import org.worldmill.schemas.Span;
import org.worldmill.schemas.media.MeasureRegistry;

/** Draws what was measured into the picture of a clip that shows most of it, for a report. */
@SuppressWarnings("rawtypes")
@AutoService(WorkerTask.class)
public final class StillTask implements WorkerTask<StillRequest, StillReply> {

  private final MeasureRegistry measures = MeasureRegistry.load();

  @Override
  public Class<StillRequest> requestType() {
    return StillRequest.class;
  }

  @Override
  public StillReply run(StillRequest request) throws MediaException {
    Path file = Path.of(request.file());
    MediaFacts facts = VideoProbe.probe(file);
    TrackFacts track = facts.picture().orElseThrow();
    PacketFacts packets = track.picture().orElseThrow().packets().orElseThrow();
    Span span = new Span(packets.firstPts(), packets.endPts(), track.timeBase());
    OverlayFilm film =
        OverlayFilm.watched(
            file, facts, List.of(new OverlayClip(span, request.signals())), measures);
    return new StillReply(
        film.fullestPicture(request.mostBytes()).map(Base64.getEncoder()::encodeToString));
  }
}
