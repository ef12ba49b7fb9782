package org.worldmill.ingest.mesh.cloud;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.worldmill.ingest.mesh.Channels;
import org.worldmill.ingest.mesh.FactsBuilder;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;
import org.worldmill.schemas.media.Mesh;
import org.worldmill.schemas.media.Model3d;
import org.worldmill.schemas.media.VertexChannels;
import org.worldmill.schemas.media.VertexValues;

/**
 * Sorts the columns of a table of points into places, normals, colours and attributes by their
 * usual names. Points without a finite place are left out.
 */
final class PointColumns {

  private static final int MAX_WIDTH = 64;

  private final int[] place = {-1, -1, -1};
  private final List<Column> columns = new ArrayList<>();
  private final FactsBuilder facts;
  private final Channels channels;
  private final double[] positions;
  private int packedColour = -1;
  private float[] packedColours = new float[0];
  private int points;
  private long dropped;

  /** Where the values of a column go. */
  private static final class Column {
    private final int source;
    private final int width;
    private final float[] target;
    private final int offset;
    private final int stride;

    Column(int source, int width, float[] target, int offset, int stride) {
      this.source = source;
      this.width = width;
      this.target = target;
      this.offset = offset;
      this.stride = stride;
    }
  }

  PointColumns(List<String> names, int[] widths, int count, FactsBuilder facts)
      throws MediaException {
    this.facts = facts;
    this.channels = new Channels(count, facts);
    this.positions = new double[3 * count];
    assign(names, widths);
    if (place[0] < 0 || place[1] < 0 || place[2] < 0) {
      throw new MediaException(
          Code.NO_CONTENT,
          "its points have no x, y and z but %s; export the cloud with them"
              .formatted(names.stream().limit(8).toList()));
    }
  }

  private void assign(List<String> names, int[] widths) {
    float[] normals = normals(names);
    Set<String> seen = new HashSet<>();
    int at = 0;
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i).toLowerCase(Locale.ROOT);
      int axis = List.of("x", "y", "z").indexOf(name);
      int normal = List.of("normal_x", "normal_y", "normal_z").indexOf(name);
      if (axis >= 0) {
        place[axis] = at;
      } else if (normal >= 0 && normals.length > 0) {
        columns.add(new Column(at, 1, normals, normal, 3));
      } else if (name.equals("rgb") || name.equals("rgba")) {
        packedColour = at;
        packedColours = channels.roomForColours().orElse(new float[0]);
      } else if (!name.equals("_") && widths[i] <= MAX_WIDTH && seen.add(name)) {
        int source = at;
        int width = widths[i];
        channels
            .room(name, width)
            .ifPresent(room -> columns.add(new Column(source, width, room, 0, width)));
      }
      at += widths[i];
    }
  }

  private float[] normals(List<String> names) {
    boolean all = names.containsAll(List.of("normal_x", "normal_y", "normal_z"));
    return all ? channels.room(Channels.NORMALS, 3).orElse(new float[0]) : new float[0];
  }

  /** Adds a point. Packed colours are given as their bits. */
  void add(double[] row) {
    double x = row[place[0]];
    double y = row[place[1]];
    double z = row[place[2]];
    if (!Double.isFinite(x) || !Double.isFinite(y) || !Double.isFinite(z)) {
      dropped++;
      return;
    }
    positions[3 * points] = x;
    positions[3 * points + 1] = y;
    positions[3 * points + 2] = z;
    for (Column column : columns) {
      for (int k = 0; k < column.width; k++) {
        column.target[column.stride * points + column.offset + k] = (float) row[column.source + k];
      }
    }
    if (packedColours.length > 0) {
      long bits = (long) row[packedColour];
      for (int band = 0; band < 3; band++) {
        packedColours[4 * points + band] = (bits >> (16 - 8 * band) & 255) / 255f;
      }
    }
    points++;
  }

  Model3d build() throws MediaException {
    if (points == 0) {
      throw new MediaException(
          Code.NO_CONTENT,
          "none of its %d points has a finite place; record the cloud again".formatted(dropped));
    }
    if (dropped > 0) {
      facts.tag("reader", "points without a place", String.valueOf(dropped));
    }
    Mesh mesh = new Mesh(Arrays.copyOf(positions, 3 * points), new int[0]);
    VertexChannels all = channels.build();
    java.util.TreeMap<String, VertexValues> attributes = new java.util.TreeMap<>();
    all.attributes().forEach((name, values) -> attributes.put(name, trimmed(values)));
    return Model3d.of(mesh)
        .with(
            new VertexChannels(
                all.normals().map(this::trimmed),
                all.textureCoordinates().map(this::trimmed),
                all.colours().map(this::trimmed),
                attributes));
  }

  private VertexValues trimmed(VertexValues values) {
    return values.size() == points
        ? values
        : new VertexValues(values.width(), Arrays.copyOf(values.values(), values.width() * points));
  }
}
