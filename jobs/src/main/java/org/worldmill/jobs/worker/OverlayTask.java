package org.worldmill.jobs.worker;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumSet;
import org.worldmill.jobs.overlay.OverlayFilm;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.media.MeasureRegistry;

/** Draws what was measured into a film. For people who look at one; a mill never does this. */
@SuppressWarnings("rawtypes")
@AutoService(WorkerTask.class)
public final class OverlayTask implements WorkerTask<OverlayRequest, OverlayReply> {

  private final MeasureRegistry measures = MeasureRegistry.load();

  @Override
  public Class<OverlayRequest> requestType() {
    return OverlayRequest.class;
  }

  @Override
  public OverlayReply run(OverlayRequest request) throws MediaException {
    OverlayFilm film =
        OverlayFilm.watched(Path.of(request.file()), request.facts(), request.clips(), measures);
    try {
      OverlayFilm.Drawn drawn =
          film.write(Path.of(request.target()), EnumSet.copyOf(request.layers()));
      return new OverlayReply(drawn.frames(), drawn.widthPx(), drawn.heightPx());
    } catch (IOException e) {
      throw new UncheckedIOException("the overlay cannot be written to " + request.target(), e);
    }
  }
}
