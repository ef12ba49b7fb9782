package org.worldmill.ingest.mesh;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.worldmill.ingest.mesh.PlyHeader.Element;
import org.worldmill.ingest.mesh.PlyHeader.Property;
import org.worldmill.ingest.mesh.PlyHeader.ValueType;
import org.worldmill.ingest.mesh.splat.SplatBuilder;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;
import org.worldmill.schemas.media.Mesh;
import org.worldmill.schemas.media.Model3d;
import org.worldmill.schemas.media.ModelFrame;

/**
 * Sorts the properties of PLY vertices by their usual names: places, normals, texture coordinates,
 * colours, and the Gaussians of the reference implementation of 3D Gaussian splatting (opacity as
 * logit, scales as logarithms, rotation w, x, y, z). Others become attributes.
 */
final class PlyVertices {

  private static final List<String> SPLAT =
      List.of(
          "f_dc_0", "f_dc_1", "f_dc_2", "opacity", "scale_0", "scale_1", "scale_2", "rot_0",
          "rot_1", "rot_2", "rot_3");
  private static final String REST = "f_rest_";

  /** Numbers of further coefficients, of all three colours, by degree. */
  private static final List<Integer> REST_OF_DEGREE = List.of(0, 9, 24, 45, 72);

  private final MeshBuilder mesh;
  private final int[] place = new int[3];
  private final List<Column> columns = new ArrayList<>();
  private final Channels channels;
  private final Optional<SplatBuilder> splats;
  private final int[] splatColumns = new int[SPLAT.size()];

  /** Where the values of a column go. */
  private static final class Column {
    private final int source;
    private final float[] target;
    private final int offset;
    private final int width;
    private final float scale;

    Column(int source, float[] target, int offset, int width, float scale) {
      this.source = source;
      this.target = target;
      this.offset = offset;
      this.width = width;
      this.scale = scale;
    }
  }

  PlyVertices(Element element, MeshBuilder mesh, FactsBuilder facts) throws MediaException {
    this.mesh = mesh;
    for (int axis = 0; axis < 3; axis++) {
      place[axis] = index(element, String.valueOf((char) ('x' + axis)));
      if (place[axis] < 0) {
        throw new MediaException(
            Code.UNSUPPORTED,
            "its vertices have no x, y and z but %s; decompress it to a plain PLY"
                .formatted(element.properties().stream().map(Property::name).limit(8).toList()));
      }
    }
    channels = new Channels((int) element.count(), facts);
    boolean splat = element.count() > 0 && SPLAT.stream().allMatch(n -> index(element, n) >= 0);
    for (int i = 0; splat && i < SPLAT.size(); i++) {
      splatColumns[i] = index(element, SPLAT.get(i));
    }
    splats =
        splat ? Optional.of(new SplatBuilder(element.count(), degree(element))) : Optional.empty();
    if (splat) {
      return;
    }
    boolean[] taken = new boolean[element.properties().size()];
    for (int axis : place) {
      taken[axis] = true;
    }
    group(element, Channels.NORMALS, List.of("nx", "ny", "nz"), taken);
    group(element, Channels.TEXTURE_COORDINATES, List.of("s", "t"), taken);
    group(element, Channels.TEXTURE_COORDINATES, List.of("u", "v"), taken);
    group(element, Channels.TEXTURE_COORDINATES, List.of("texture_u", "texture_v"), taken);
    colours(element, taken);
    for (int i = 0; i < taken.length; i++) {
      if (!taken[i]) {
        group(element, element.properties().get(i).name(), taken, i);
      }
    }
  }

  private static int degree(Element element) {
    int rest = (int) element.properties().stream().filter(p -> p.name().startsWith(REST)).count();
    return Math.max(0, REST_OF_DEGREE.indexOf(rest));
  }

  /** The column of a single value; -1 if there is none. */
  private static int index(Element element, String name) {
    for (int i = 0; i < element.properties().size(); i++) {
      Property property = element.properties().get(i);
      if (property.name().equals(name) && property.count().isEmpty()) {
        return i;
      }
    }
    return -1;
  }

  private void group(Element element, String role, List<String> names, boolean[] taken) {
    int[] sources = names.stream().mapToInt(name -> index(element, name)).toArray();
    for (int source : sources) {
      if (source < 0 || taken[source]) {
        return;
      }
    }
    Optional<float[]> room = channels.room(role, sources.length);
    for (int i = 0; i < sources.length; i++) {
      taken[sources[i]] = true;
      if (room.isPresent()) {
        columns.add(new Column(sources[i], room.get(), i, sources.length, 1));
      }
    }
  }

  private void group(Element element, String name, boolean[] taken, int source) {
    if (element.properties().get(source).count().isEmpty()) {
      taken[source] = true;
      channels.room(name, 1).ifPresent(room -> columns.add(new Column(source, room, 0, 1, 1)));
    }
  }

  private void colours(Element element, boolean[] taken) {
    List<String> names = List.of("red", "green", "blue", "alpha");
    if (index(element, "red") < 0 || index(element, "green") < 0 || index(element, "blue") < 0) {
      return;
    }
    Optional<float[]> room = channels.roomForColours();
    for (int band = 0; band < 4; band++) {
      int source = index(element, names.get(band));
      if (source >= 0 && !taken[source]) {
        taken[source] = true;
        float scale = scale(element.properties().get(source).type());
        int offset = band;
        room.ifPresent(values -> columns.add(new Column(source, values, offset, 4, scale)));
      }
    }
  }

  private static float scale(ValueType type) {
    return switch (type) {
      case UINT8 -> 1 / 255f;
      case UINT16 -> 1 / 65535f;
      default -> 1;
    };
  }

  /** Adds a vertex whose values stand in the columns of its properties. */
  void add(double[] row) throws MediaException {
    int vertex = mesh.vertex(row[place[0]], row[place[1]], row[place[2]]);
    for (Column column : columns) {
      column.target[column.width * vertex + column.offset] =
          (float) row[column.source] * column.scale;
    }
    if (splats.isPresent()) {
      splat(splats.get(), vertex, row);
    }
  }

  private void splat(SplatBuilder to, int i, double[] row) throws MediaException {
    int[] c = splatColumns;
    to.place(i, row[place[0]], row[place[1]], row[place[2]]);
    to.harmonics(i, row[c[0]], row[c[1]], row[c[2]]);
    to.logitOpacity(i, row[c[3]]);
    to.logScales(i, row[c[4]], row[c[5]], row[c[6]]);
    to.rotation(i, row[c[8]], row[c[9]], row[c[10]], row[c[7]]);
  }

  /** The model of this mesh. */
  Model3d model(Mesh built) {
    if (splats.isPresent() && built.triangleCount() == 0) {
      // Trained in the frame of cameras: y down is a habit, which the format does not state.
      return splats.get().build().with(ModelFrame.UNSTATED);
    }
    return Model3d.of(built).with(channels.build());
  }
}
