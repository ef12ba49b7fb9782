package org.worldmill.curate.content;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.worldmill.schemas.media.Plane;

/**
 * Edges that stay in their place while the scene moves: with every sample, those that are not there
 * any more, or run another way, are struck off. The idea that a mark's gradients outlive the
 * scene's is that of Dekel, Rubinstein, Liu and Freeman: On the Effectiveness of Visible
 * Watermarks, CVPR 2017; they take medians over many pictures.
 */
final class StillEdges {

  /** Side of the cells in which edges are counted. */
  static final int CELL = 8;

  /** Strength of an edge in the first sample, |dx| + |dy| over two samples. */
  private static final int STRONG = 24;

  /** Strength that it must keep. */
  private static final int LEAST = 10;

  private static final int EDGES_A_CELL = 6;
  private static final int CELLS_APART = 2;
  private static final int EDGES_A_CLUSTER = 24;
  private static final int MARGIN = 3;

  /** Part of a row or column that a bar's edge takes. */
  private static final double ACROSS = 0.5;

  /** Part of the edges of a cluster that must stay: of a scene that moves slowly, fewer do. */
  private static final double STEADY = 0.62;

  private final int width;
  private final int height;
  private final int columns;
  private final int rows;
  private final int[] still;
  private final int[] edges;

  private StillEdges(int width, int height) {
    this.width = width;
    this.height = height;
    this.columns = (width + CELL - 1) / CELL;
    this.rows = (height + CELL - 1) / CELL;
    this.still = new int[columns * rows];
    this.edges = new int[columns * rows];
  }

  /**
   * Cells with edges that stay, next to each other.
   *
   * @param box around them, in samples
   * @param cells how many
   * @param steady part of the edges that the first sample has there which stayed
   */
  record Cluster(Box box, int cells, double steady) {}

  /**
   * What stays.
   *
   * @param clusters largest first
   * @param still cells with edges that stay, in clusters or not
   * @param structured cells that have edges in the first sample
   * @param all cells there are
   */
  record Found(List<Cluster> clusters, int still, int structured, int all) {

    Found {
      clusters = List.copyOf(clusters);
    }

    int cells() {
      return clusters.stream().mapToInt(Cluster::cells).sum();
    }
  }

  /**
   * The edges that all planes share.
   *
   * @param planes of one size, each of another moment of a moving scene
   */
  static Found in(List<Plane> planes) {
    StillEdges edges = new StillEdges(planes.get(0).width(), planes.get(0).height());
    return edges.find(planes);
  }

  private Found find(List<Plane> planes) {
    int[] candidates = candidates(planes.get(0));
    int count = candidates.length;
    for (int i = 0; i < count; i++) {
      edges[cell(candidates[i])]++;
    }
    int[] dx = new int[count];
    int[] dy = new int[count];
    for (Plane plane : planes) {
      count = keep(plane, candidates, count, dx, dy);
    }
    count = withoutBars(candidates, count);
    for (int i = 0; i < count; i++) {
      still[cell(candidates[i])]++;
    }
    int structured = 0;
    int stillCells = 0;
    for (int i = 0; i < edges.length; i++) {
      structured += edges[i] >= EDGES_A_CELL ? 1 : 0;
      stillCells += still[i] >= EDGES_A_CELL ? 1 : 0;
    }
    return new Found(clusters(), stillCells, structured, columns * rows);
  }

  private int[] candidates(Plane plane) {
    byte[] samples = plane.samples();
    int[] found = new int[1024];
    int count = 0;
    for (int y = MARGIN; y < height - MARGIN; y++) {
      for (int i = y * width + MARGIN; i < (y + 1) * width - MARGIN; i++) {
        int x1 = (samples[i + 1] & 0xff) - (samples[i - 1] & 0xff);
        int y1 = (samples[i + width] & 0xff) - (samples[i - width] & 0xff);
        if (Math.abs(x1) + Math.abs(y1) >= STRONG) {
          if (count == found.length) {
            found = Arrays.copyOf(found, 2 * count);
          }
          found[count++] = i;
        }
      }
    }
    return Arrays.copyOf(found, count);
  }

  /** Strikes off what has gone or turned by more than 45 degrees; the sums follow. */
  private int keep(Plane plane, int[] candidates, int count, int[] dx, int[] dy) {
    byte[] samples = plane.samples();
    int left = 0;
    for (int k = 0; k < count; k++) {
      int i = candidates[k];
      int x1 = (samples[i + 1] & 0xff) - (samples[i - 1] & 0xff);
      int y1 = (samples[i + width] & 0xff) - (samples[i - width] & 0xff);
      if (Math.abs(x1) + Math.abs(y1) < LEAST) {
        continue;
      }
      long dot = (long) dx[k] * x1 + (long) dy[k] * y1;
      long lengths =
          ((long) dx[k] * dx[k] + (long) dy[k] * dy[k]) * ((long) x1 * x1 + (long) y1 * y1);
      if (lengths > 0 && (dot <= 0 || 2 * dot * dot < lengths)) {
        continue;
      }
      candidates[left] = i;
      dx[left] = dx[k] + x1;
      dy[left] = dy[k] + y1;
      left++;
    }
    return left;
  }

  private int cell(int sample) {
    return sample / width / CELL * columns + sample % width / CELL;
  }

  /** Straight lines across the picture are the edges of bars: they stay as well. */
  private int withoutBars(int[] candidates, int count) {
    int[] inRow = new int[height];
    int[] inColumn = new int[width];
    for (int k = 0; k < count; k++) {
      inRow[candidates[k] / width]++;
      inColumn[candidates[k] % width]++;
    }
    int left = 0;
    for (int k = 0; k < count; k++) {
      if (inRow[candidates[k] / width] < ACROSS * width
          && inColumn[candidates[k] % width] < ACROSS * height) {
        candidates[left++] = candidates[k];
      }
    }
    return left;
  }

  private List<Cluster> clusters() {
    Groups groups = new Groups(still.length);
    for (int i = 0; i < still.length; i++) {
      if (still[i] >= EDGES_A_CELL) {
        unite(groups, i);
      }
    }
    List<Cluster> clusters = new ArrayList<>();
    for (int root = 0; root < still.length; root++) {
      if (still[root] >= EDGES_A_CELL && groups.root(root) == root) {
        cluster(groups, root, clusters);
      }
    }
    clusters.sort(Comparator.comparingInt(Cluster::cells).reversed());
    return clusters;
  }

  private void unite(Groups groups, int cell) {
    int x = cell % columns;
    int y = cell / columns;
    for (int v = y; v <= Math.min(rows - 1, y + CELLS_APART); v++) {
      for (int u = Math.max(0, x - CELLS_APART); u <= Math.min(columns - 1, x + CELLS_APART); u++) {
        if (still[v * columns + u] >= EDGES_A_CELL) {
          groups.unite(cell, v * columns + u);
        }
      }
    }
  }

  private void cluster(Groups groups, int root, List<Cluster> clusters) {
    int left = columns;
    int top = rows;
    int right = 0;
    int bottom = 0;
    int cells = 0;
    int sum = 0;
    int had = 0;
    for (int i = root; i < still.length; i++) {
      if (still[i] >= EDGES_A_CELL && groups.root(i) == root) {
        left = Math.min(left, i % columns);
        right = Math.max(right, i % columns + 1);
        top = Math.min(top, i / columns);
        bottom = Math.max(bottom, i / columns + 1);
        cells++;
        sum += still[i];
        had += edges[i];
      }
    }
    if (sum >= EDGES_A_CLUSTER && sum >= STEADY * had) {
      int x = left * CELL;
      int y = top * CELL;
      int w = Math.min(width, right * CELL) - x;
      int h = Math.min(height, bottom * CELL) - y;
      clusters.add(new Cluster(new Box(x, y, w, h), cells, (double) sum / had));
    }
  }
}
