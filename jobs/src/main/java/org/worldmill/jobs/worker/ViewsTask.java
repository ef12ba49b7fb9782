package org.worldmill.jobs.worker;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.worldmill.ingest.mesh.ModelPictures;
import org.worldmill.ingest.mesh.ModelReader;
import org.worldmill.ingest.mesh.ParsedModel;
import org.worldmill.label.view.Upright;
import org.worldmill.label.view.View;
import org.worldmill.label.view.ViewFolder;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.media.Model3d;

/** Draws the views of a model. */
@SuppressWarnings("rawtypes")
@AutoService(WorkerTask.class)
public final class ViewsTask implements WorkerTask<ViewsRequest, ViewsReply> {

  @Override
  public Class<ViewsRequest> requestType() {
    return ViewsRequest.class;
  }

  @Override
  public ViewsReply run(ViewsRequest request) throws MediaException {
    ParsedModel parsed = ModelReader.read(Path.of(request.file()), request.mediaType());
    Model3d model = ModelPictures.load(parsed.model(), Path.of(request.file()));
    Upright upright = Upright.of(model, parsed.facts().format());
    ViewFolder folder = new ViewFolder(model, upright, Path.of(request.folder()));
    try {
      return new ViewsReply(
          folder.write(request.count(), request.sidePx()).stream().map(View::name).toList());
    } catch (IOException e) {
      throw new UncheckedIOException("views cannot be written to " + request.folder(), e);
    }
  }
}
