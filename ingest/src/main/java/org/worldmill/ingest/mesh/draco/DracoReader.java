package org.worldmill.ingest.mesh.draco;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.worldmill.ingest.mesh.Channels;
import org.worldmill.ingest.mesh.FactsBuilder;
import org.worldmill.ingest.mesh.MeshBuilder;
import org.worldmill.ingest.mesh.MeshLimits;
import org.worldmill.ingest.mesh.ParsedModel;
import org.worldmill.ingest.mesh.draco.DracoGeometry.Kind;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;
import org.worldmill.schemas.media.Model3d;

/** Reads {@code .drc} files. */
public final class DracoReader {

  /** Faces that even a small file may hold. */
  private static final long FREE = 1_000_000;

  private DracoReader() {}

  /** Reads a mesh or a cloud. */
  public static ParsedModel read(ByteBuffer bytes) throws MediaException {
    int budget = (int) Math.min(MeshLimits.MAX_TRIANGLES, FREE + 16L * bytes.remaining());
    DracoGeometry geometry = DracoDecoder.decode(bytes, budget);
    double[] p =
        geometry
            .attribute(Kind.POSITION, 3)
            .orElseThrow(
                () ->
                    new MediaException(
                        Code.NO_CONTENT, "it has no places in space; encode the model with them"));
    MeshBuilder mesh = new MeshBuilder();
    mesh.expectVertices(p.length / 3);
    for (int i = 0; i < p.length; i += 3) {
      mesh.vertex(p[i], p[i + 1], p[i + 2]);
    }
    int[] corners = geometry.corners();
    mesh.expectTriangles(corners.length / 3);
    for (int i = 0; i < corners.length; i += 3) {
      mesh.triangle(corners[i], corners[i + 1], corners[i + 2]);
    }
    FactsBuilder facts = new FactsBuilder("drc");
    Channels channels = new Channels(p.length / 3, facts);
    copy(geometry.attribute(Kind.NORMAL, 3), Channels.NORMALS, 3, channels);
    copy(
        geometry.attribute(Kind.TEXTURE_COORDINATES, 2), Channels.TEXTURE_COORDINATES, 2, channels);
    colours(geometry, channels);
    return facts.with(Model3d.of(mesh.build()).with(channels.build()));
  }

  private static void copy(Optional<double[]> values, String role, int width, Channels channels) {
    Optional<float[]> room = values.flatMap(unused -> channels.room(role, width));
    for (int i = 0; room.isPresent() && i < room.get().length; i++) {
      room.get()[i] = (float) values.orElseThrow()[i];
    }
  }

  private static void colours(DracoGeometry geometry, Channels channels) {
    for (int width = 4; width >= 3; width--) {
      Optional<double[]> values = geometry.attribute(Kind.COLOUR, width);
      if (values.isPresent()) {
        Optional<float[]> room = channels.roomForColours();
        for (int i = 0; room.isPresent() && i < values.get().length; i++) {
          room.get()[i / width * 4 + i % width] = (float) values.get()[i];
        }
        return;
      }
    }
  }
}
