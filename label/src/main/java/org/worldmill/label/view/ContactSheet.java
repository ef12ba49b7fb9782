package org.worldmill.label.view;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.worldmill.schemas.media.EncodedImage;

/** Views side by side in one picture, four to a row. */
public final class ContactSheet {

  private static final int COLUMNS = 4;
  private static final int GAP_PX = 4;
  private static final int GAP_RGB = 0xffffff;

  private final List<BufferedImage> tiles = new ArrayList<>();

  /** Adds a view; all are of one size. */
  public void add(Picture picture) {
    tiles.add(Pixels.graded(picture));
  }

  /**
   * The sheet.
   *
   * @throws IllegalStateException if nothing was added
   */
  public EncodedImage jpeg() {
    return Pixels.jpeg(draw());
  }

  /** The sheet without loss. */
  public byte[] png() {
    return Pixels.png(draw());
  }

  private BufferedImage draw() {
    if (tiles.isEmpty()) {
      throw new IllegalStateException("a sheet of no views");
    }
    int width = tiles.get(0).getWidth() + GAP_PX;
    int height = tiles.get(0).getHeight() + GAP_PX;
    int columns = Math.min(COLUMNS, tiles.size());
    int rows = (tiles.size() + columns - 1) / columns;
    BufferedImage sheet =
        new BufferedImage(
            columns * width - GAP_PX, rows * height - GAP_PX, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < sheet.getHeight(); y++) {
      for (int x = 0; x < sheet.getWidth(); x++) {
        sheet.setRGB(x, y, GAP_RGB);
      }
    }
    for (int i = 0; i < tiles.size(); i++) {
      BufferedImage tile = tiles.get(i);
      int[] pixels = tile.getRGB(0, 0, tile.getWidth(), tile.getHeight(), null, 0, tile.getWidth());
      sheet.setRGB(
          i % columns * width,
          i / columns * height,
          tile.getWidth(),
          tile.getHeight(),
          pixels,
          0,
          tile.getWidth());
    }
    return sheet;
  }
}
