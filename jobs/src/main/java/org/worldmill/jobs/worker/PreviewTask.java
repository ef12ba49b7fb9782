package org.worldmill.jobs.worker;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.worldmill.ingest.mesh.ModelPictures;
import org.worldmill.ingest.mesh.ModelReader;
import org.worldmill.ingest.mesh.ParsedModel;
import org.worldmill.label.simulate.CollisionShapes;
import org.worldmill.label.solid.Body;
import org.worldmill.label.solid.ConvexHull;
import org.worldmill.label.solid.MassProperties;
import org.worldmill.label.solid.PrincipalAxes;
import org.worldmill.label.solid.Vector;
import org.worldmill.label.view.Preview;
import org.worldmill.label.view.Upright;
import org.worldmill.label.view.ViewFolder;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.media.Mesh;
import org.worldmill.schemas.media.Model3d;

/** Makes what a page shows of a model. */
@SuppressWarnings("rawtypes")
@AutoService(WorkerTask.class)
public final class PreviewTask implements WorkerTask<PreviewRequest, PreviewReply> {

  private static final int RING = 6;
  private static final int TILE_PX = 160;

  /** Most collision pieces of a body, and of each mesh of a robot, which has many. */
  private static final int PIECES = 8;

  private static final int PIECES_OF_A_LINK = 2;

  @Override
  public Class<PreviewRequest> requestType() {
    return PreviewRequest.class;
  }

  @Override
  public PreviewReply run(PreviewRequest request) throws MediaException {
    ParsedModel parsed = ModelReader.read(Path.of(request.file()), request.mediaType());
    Model3d model = ModelPictures.load(parsed.model(), Path.of(request.file()));
    Upright upright = Upright.of(model, parsed.facts().format());
    Path folder = Path.of(request.folder());
    Path glb = folder.resolve("preview.glb");
    try {
      Preview preview = new Preview(model, upright);
      body(preview, model.mesh());
      pieces(preview, model);
      Files.write(glb, preview.glb());
      new ViewFolder(model, upright, folder).sheet(RING, TILE_PX);
    } catch (IOException e) {
      throw new UncheckedIOException("a preview cannot be written to " + folder, e);
    }
    return new PreviewReply(glb.toString(), folder.resolve("sheet.jpg").toString());
  }

  /** Adds what it would collide as, one node a piece. */
  private static void pieces(Preview preview, Model3d model) {
    int most = model.articulation().isPresent() ? PIECES_OF_A_LINK : PIECES;
    int number = 0;
    for (Mesh piece : CollisionShapes.of(model, most)) {
      preview.add("piece" + number++, piece);
    }
  }

  /** Adds the hull, and the axes of the solid or, where there is none, of the hull. */
  private static void body(Preview preview, Mesh mesh) {
    Body body = Body.of(mesh);
    Optional<ConvexHull> hull =
        mesh.triangleCount() > 0 ? body.hull() : ConvexHull.of(mesh.positions());
    hull.ifPresent(found -> preview.add("hull", found.mesh()));
    if (body.isSolid()) {
      axes(preview, body.mass(), "solid");
    } else {
      hull.ifPresent(found -> axes(preview, found.mass(), "hull"));
    }
  }

  private static void axes(Preview preview, MassProperties mass, String of) {
    if (mass.isFinite()) {
      PrincipalAxes axes = mass.principal();
      preview.add(
          of,
          list(mass.centre()),
          List.of(list(axes.first()), list(axes.second()), list(axes.third())));
    }
  }

  private static List<Double> list(Vector vector) {
    return List.of(vector.x(), vector.y(), vector.z());
  }
}
