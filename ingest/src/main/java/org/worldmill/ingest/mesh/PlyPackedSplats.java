package org.worldmill.ingest.mesh;

import java.util.List;
import java.util.Optional;
import org.worldmill.ingest.mesh.PlyHeader.Element;
import org.worldmill.ingest.mesh.splat.SplatBuilder;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;
import org.worldmill.schemas.media.Model3d;

/**
 * The compressed PLY of PlayCanvas: chunks of 256 Gaussians with bounds of places, scales and
 * colours, and four 32-bit words a Gaussian between them (place and scale 11, 10, 11 bits; rotation
 * 2 and three times 10 bits; colour and opacity 8 bits each).
 */
final class PlyPackedSplats {

  private static final int CHUNK = 256;
  private static final List<String> WORDS =
      List.of("packed_position", "packed_rotation", "packed_scale", "packed_color");
  private static final List<String> BOUNDS =
      List.of(
          "min_x",
          "min_y",
          "min_z",
          "max_x",
          "max_y",
          "max_z",
          "min_scale_x",
          "min_scale_y",
          "min_scale_z",
          "max_scale_x",
          "max_scale_y",
          "max_scale_z");
  private static final List<String> COLOURS =
      List.of("min_r", "min_g", "min_b", "max_r", "max_g", "max_b");

  private final float[] bounds;
  private final int columns;
  private final int[] words;
  private final SplatBuilder splats;
  private int chunks;
  private int added;

  private PlyPackedSplats(Element chunk, Element vertex) throws MediaException {
    long needed = (vertex.count() + CHUNK - 1) / CHUNK;
    if (chunk.count() < needed) {
      throw new MediaException(
          Code.CORRUPT,
          "its header declares %d chunks, %d Gaussians need %d; export the scene again"
              .formatted(chunk.count(), vertex.count(), needed));
    }
    columns = order(chunk, COLOURS).isPresent() ? BOUNDS.size() + COLOURS.size() : BOUNDS.size();
    bounds = new float[(int) Math.min(Integer.MAX_VALUE - 8L, columns * needed)];
    words = order(vertex, WORDS).orElseThrow();
    splats = new SplatBuilder(vertex.count(), 0);
  }

  /** For a header of this kind, with enough chunks. */
  static Optional<PlyPackedSplats> of(PlyHeader header) throws MediaException {
    Optional<Element> chunk = header.element("chunk");
    Optional<Element> vertex = header.element("vertex");
    boolean packed =
        chunk.flatMap(c -> order(c, BOUNDS)).isPresent()
            && vertex.flatMap(v -> order(v, WORDS)).isPresent();
    return packed
        ? Optional.of(new PlyPackedSplats(chunk.orElseThrow(), vertex.orElseThrow()))
        : Optional.empty();
  }

  private static Optional<int[]> order(Element element, List<String> names) {
    List<String> all = element.properties().stream().map(PlyHeader.Property::name).toList();
    int[] order = names.stream().mapToInt(all::indexOf).toArray();
    for (int place : order) {
      if (place < 0) {
        return Optional.empty();
      }
    }
    return Optional.of(order);
  }

  /** Takes the bounds of a chunk, in the order in which the writers have them. */
  void chunk(double[] row) {
    for (int i = 0; i < columns && (chunks + 1) * columns <= bounds.length; i++) {
      bounds[chunks * columns + i] = (float) row[i];
    }
    chunks++;
  }

  /** Takes a Gaussian. */
  void add(double[] row) throws MediaException {
    int at = added / CHUNK * columns;
    int place = (int) (long) row[words[0]];
    int turn = (int) (long) row[words[1]];
    int scale = (int) (long) row[words[2]];
    int colour = (int) (long) row[words[3]];
    splats.place(
        added,
        between(at, 0, (place >>> 21) / 2047.0),
        between(at, 1, (place >>> 11 & 1023) / 1023.0),
        between(at, 2, (place & 2047) / 2047.0));
    splats.logScales(
        added,
        between(at, 6, (scale >>> 21) / 2047.0),
        between(at, 7, (scale >>> 11 & 1023) / 1023.0),
        between(at, 8, (scale & 2047) / 2047.0));
    rotation(turn);
    double[] rgb = {
      (colour >>> 24) / 255.0, (colour >>> 16 & 255) / 255.0, (colour >>> 8 & 255) / 255.0
    };
    for (int band = 0; band < 3 && columns > BOUNDS.size(); band++) {
      rgb[band] = between(at, 12 + band, rgb[band]);
    }
    splats.colour(added, rgb[0], rgb[1], rgb[2]);
    splats.opacity(added, (colour & 255) / 255.0);
    added++;
  }

  /** The greatest part, w, x, y, z, is named by two bits; the others follow in this order. */
  private void rotation(int packed) {
    int largest = packed >>> 30;
    double[] q = new double[4];
    double squares = 0;
    int shift = 20;
    for (int part = 0; part < 4; part++) {
      if (part != largest) {
        q[part] = ((packed >>> shift & 1023) / 1023.0 - 0.5) * Math.sqrt(2);
        squares += q[part] * q[part];
        shift -= 10;
      }
    }
    q[largest] = Math.sqrt(Math.max(0, 1 - squares));
    splats.rotation(added, q[1], q[2], q[3], q[0]);
  }

  /** Least and greatest bound stand three columns apart. */
  private double between(int at, int column, double share) {
    double low = bounds[at + column];
    return low + share * (bounds[at + column + 3] - low);
  }

  Model3d model() {
    return splats.build();
  }
}
