package org.worldmill.curate.content;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.worldmill.curate.content.Blobs.Blob;
import org.worldmill.schemas.media.Plane;

/**
 * Lines of text: blobs side by side like letters, of about one height and contrast, that {@link
 * TextRow} then accepts by how they look together. The order of the steps (thin strokes, connected
 * parts, pairs, chains, verdict on the chain) follows Epshtein, Ofek and Wexler: Detecting Text in
 * Natural Scenes with Stroke Width Transform, CVPR 2010; the top hat takes the place of the stroke
 * width transform, at a tenth of the cost.
 */
final class TextLines {

  private static final int HIGHEST = 40;
  private static final Blobs.Size LETTER = new Blobs.Size(5, HIGHEST, 8);

  /** Widest blob, in heights: words of joined letters are one blob. */
  private static final int WIDEST = 8;

  private static final double STROKE = 1.2;

  private static final double TALLER = 2.0;
  private static final double GAP = 0.9;
  private static final double BESIDE = 0.6;
  private static final double BASE = 0.4;
  private static final double BRIGHTER = 1.8;

  /** Below this side there is no room for a line. */
  private static final int LEAST_SIDE = 32;

  private TextLines() {}

  /**
   * The lines in a picture, bright and dark, small and large; they may overlap.
   *
   * @param luma at most 640 samples wide and high: letters of 5 to 80 rows are seen
   */
  static List<Box> of(Plane luma) {
    List<Box> lines = new ArrayList<>();
    if (Math.min(luma.width(), luma.height()) < LEAST_SIDE) {
      return lines;
    }
    find(luma, 1, lines);
    if (Math.min(luma.width(), luma.height()) >= 4 * LEAST_SIDE) {
      find(half(luma), 2, lines);
    }
    return lines;
  }

  private static void find(Plane luma, int factor, List<Box> lines) {
    for (Plane strokes : List.of(StrokeMap.bright(luma), StrokeMap.dark(luma))) {
      for (List<Blob> chain : chains(letters(strokes))) {
        Box box = TextRow.around(chain);
        if (TextRow.mayBeText(chain.size(), box) && TextRow.of(chain, box, strokes).isText()) {
          lines.add(box.times(factor));
        }
      }
    }
  }

  private static List<Blob> letters(Plane strokes) {
    List<Blob> letters = new ArrayList<>();
    for (Blob blob : Blobs.of(strokes, LETTER)) {
      int height = blob.box().height();
      if (blob.box().width() <= WIDEST * height && blob.stroke() <= STROKE * height) {
        letters.add(blob);
      }
    }
    letters.sort(
        Comparator.comparingInt((Blob blob) -> blob.box().x())
            .thenComparingInt(blob -> blob.box().y()));
    return letters;
  }

  /** Two and more letters that hang together, each with the next. */
  private static List<List<Blob>> chains(List<Blob> letters) {
    Groups groups = new Groups(letters.size());
    for (int i = 0; i < letters.size(); i++) {
      Blob one = letters.get(i);
      int reach = one.right() + HIGHEST;
      for (int j = i + 1; j < letters.size() && letters.get(j).box().x() <= reach; j++) {
        if (neighbours(one, letters.get(j))) {
          groups.unite(i, j);
        }
      }
    }
    List<List<Blob>> chains = new ArrayList<>();
    int[] place = new int[letters.size()];
    for (int i = 0; i < letters.size(); i++) {
      int root = groups.root(i);
      if (root == i) {
        place[i] = chains.size();
        chains.add(new ArrayList<>());
      }
      chains.get(place[root]).add(letters.get(i));
    }
    chains.removeIf(chain -> chain.size() < 2);
    return chains;
  }

  private static boolean neighbours(Blob left, Blob right) {
    Box a = left.box();
    Box b = right.box();
    int tall = Math.max(a.height(), b.height());
    int low = Math.min(a.height(), b.height());
    int common = Math.min(left.bottom(), right.bottom()) - Math.max(a.y(), b.y());
    double bright = Math.max(left.value(), right.value());
    return tall <= TALLER * low
        && common >= BESIDE * low
        && b.x() - left.right() <= GAP * tall
        && Math.abs(left.bottom() - right.bottom()) <= BASE * tall
        && bright <= BRIGHTER * Math.min(left.value(), right.value());
  }

  private static Plane half(Plane plane) {
    int width = plane.width() / 2;
    int height = plane.height() / 2;
    byte[] from = plane.samples();
    byte[] to = new byte[width * height];
    for (int y = 0; y < height; y++) {
      int upper = 2 * y * plane.width();
      int lower = upper + plane.width();
      for (int x = 0; x < width; x++) {
        int sum =
            (from[upper + 2 * x] & 0xff)
                + (from[upper + 2 * x + 1] & 0xff)
                + (from[lower + 2 * x] & 0xff)
                + (from[lower + 2 * x + 1] & 0xff);
        to[y * width + x] = (byte) ((sum + 2) >> 2);
      }
    }
    return new Plane(width, height, to);
  }
}
