package org.worldmill.jobs.worker;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.worldmill.ingest.mesh.ModelReader;
import org.worldmill.ingest.mesh.ParsedModel;
import org.worldmill.label.caption.ModelTexts.Facing;
import org.worldmill.label.view.Upright;
import org.worldmill.label.view.ViewFolder;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.media.Model3d;
import org.worldmill.schemas.media.ModelParts;

/** Draws the pictures of a model that texts are paired with. */
@SuppressWarnings("rawtypes")
@AutoService(WorkerTask.class)
public final class PairsTask implements WorkerTask<PairsRequest, PairsReply> {

  @Override
  public Class<PairsRequest> requestType() {
    return PairsRequest.class;
  }

  @Override
  public PairsReply run(PairsRequest request) throws MediaException {
    ParsedModel parsed = ModelReader.read(Path.of(request.file()), request.mediaType());
    Model3d model = parsed.model();
    Path folder = Path.of(request.folder());
    Upright upright = Upright.of(model, parsed.facts().format());
    List<PairsReply.PairView> views = new ArrayList<>();
    try {
      for (ViewFolder.Shot shot :
          new ViewFolder(model, upright, folder).shaded(request.count(), request.sidePx())) {
        views.add(
            new PairsReply.PairView(
                shot.view().name(),
                folder.resolve(shot.fileName()).toString(),
                shot.view().azimuthDeg(),
                shot.view().elevationDeg(),
                shot.view().camera().fx(),
                shot.view().camera().pose().modelToCamera().stream().flatMap(List::stream).toList(),
                shot.coverage()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("pictures cannot be written to " + folder, e);
    }
    return new PairsReply(
        views,
        parsed.facts().tags(),
        model.parts().parts().stream().map(ModelParts.Part::name).distinct().limit(1000).toList(),
        facing(model, parsed.facts().format()),
        model.frame().metresPerUnit());
  }

  /** Only glTF says which way a model's front looks: along +z. */
  private static Facing facing(Model3d model, String format) {
    if (format.equals("glb") || format.equals("gltf")) {
      return Facing.FRONT;
    }
    return model.frame().up().isPresent() ? Facing.UP : Facing.UNKNOWN;
  }
}
