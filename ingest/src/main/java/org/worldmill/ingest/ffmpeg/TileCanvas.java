package org.worldmill.ingest.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_copy_props;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_image_copy_plane;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avformat.AVStreamGroup;
import org.bytedeco.ffmpeg.avformat.AVStreamGroupTileGrid;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.worldmill.schemas.MediaException;

/** A picture that is stored as a grid of tiles, each a track of its own (HEIF, AVIF). */
public final class TileCanvas {

  private static final int MAX_TILES = 4096;

  private final int widthPx;
  private final int heightPx;
  private final Orientation orientation;
  private final List<Tile> tiles = new ArrayList<>();

  private record Tile(AVStream stream, int x, int y) {}

  /** Of a group of this kind. */
  public TileCanvas(AVStreamGroup group) {
    AVStreamGroupTileGrid grid = group.params_tile_grid();
    this.widthPx = grid.width();
    this.heightPx = grid.height();
    this.orientation = StreamFacts.orientation(grid.coded_side_data(), grid.nb_coded_side_data());
    for (int i = 0; i < Math.min(grid.nb_tiles(), MAX_TILES); i++) {
      int index = grid.offsets_idx(i);
      if (index >= 0 && index < group.nb_streams()) {
        tiles.add(
            new Tile(
                group.streams(index),
                grid.offsets_horizontal(i) - grid.horizontal_offset(),
                grid.offsets_vertical(i) - grid.vertical_offset()));
      }
    }
    if (tiles.isEmpty()) {
      throw new IllegalArgumentException("a grid without tiles");
    }
  }

  /** Width of the whole. */
  public int widthPx() {
    return widthPx;
  }

  /** Height of the whole. */
  public int heightPx() {
    return heightPx;
  }

  /** How the whole is turned. */
  public Orientation orientation() {
    return orientation;
  }

  /** One of its tiles. */
  public AVStream tile() {
    return tiles.get(0).stream();
  }

  /** Decodes all tiles and puts them together; the caller frees the picture. */
  public AVFrame decode(Demuxer demuxer, long maxPixels) throws MediaException {
    Map<Integer, Tile> missing = new HashMap<>();
    tiles.forEach(tile -> missing.put(tile.stream().index(), tile));
    Optional<AVFrame> canvas = Optional.empty();
    try {
      for (Optional<AVPacket> next = demuxer.read();
          next.isPresent() && !missing.isEmpty();
          next = demuxer.read()) {
        Tile tile = missing.remove(next.get().stream_index());
        if (tile != null) {
          canvas = Optional.of(place(next.get(), tile, canvas, maxPixels));
        }
      }
      if (canvas.isEmpty() || !missing.isEmpty()) {
        throw new MediaException(
            MediaException.Code.TRUNCATED, missing.size() + " of its tiles are missing");
      }
      return canvas.get();
    } catch (MediaException | RuntimeException e) {
      canvas.ifPresent(frame -> av_frame_free(frame));
      throw e;
    }
  }

  private AVFrame place(AVPacket packet, Tile tile, Optional<AVFrame> canvas, long maxPixels)
      throws MediaException {
    try (PictureDecoder decoder =
        PictureDecoder.open(tile.stream(), maxPixels, PictureDecoder.Extra.STRICT)) {
      decoder.send(packet);
      Optional<AVFrame> frame = decoder.receive();
      if (frame.isEmpty()) {
        decoder.finish();
        frame = decoder.receive();
      }
      AVFrame picture = sound(decoder, frame);
      try {
        AVFrame whole = canvas.isPresent() ? canvas.get() : blank(picture);
        copy(picture, whole, tile);
        return whole;
      } finally {
        av_frame_free(picture);
      }
    }
  }

  private AVFrame blank(AVFrame like) throws MediaException {
    if (!PixelLayout.of(like.format()).direct()) {
      throw new MediaException(
          MediaException.Code.UNSUPPORTED,
          "its tiles are " + PixelLayout.of(like.format()).name() + "; convert it to one picture");
    }
    AVFrame whole = av_frame_alloc();
    av_frame_copy_props(whole, like);
    whole.format(like.format()).width(widthPx).height(heightPx);
    if (av_frame_get_buffer(whole, 0) < 0) {
      av_frame_free(whole);
      throw new MediaException(
          MediaException.Code.OUT_OF_MEMORY, "no memory for " + widthPx + "x" + heightPx);
    }
    return whole;
  }

  private void copy(AVFrame from, AVFrame to, Tile tile) throws MediaException {
    if (from.format() != to.format() || tile.x() < 0 || tile.y() < 0) {
      throw new MediaException(MediaException.Code.CORRUPT, "its tiles do not fit together");
    }
    PixelLayout layout = PixelLayout.of(to.format());
    int bytes = (layout.bitDepth() + 7) / 8;
    int planes = layout.gray() ? 1 : 3;
    int width = Math.min(from.width(), widthPx - tile.x());
    int height = Math.min(from.height(), heightPx - tile.y());
    if (width <= 0 || height <= 0) {
      return;
    }
    for (int p = 0; p < planes; p++) {
      int sx = p == 0 ? 0 : layout.chromaShiftX();
      int sy = p == 0 ? 0 : layout.chromaShiftY();
      long offset = (long) (tile.y() >> sy) * to.linesize(p) + (long) (tile.x() >> sx) * bytes;
      av_image_copy_plane(
          to.data(p).getPointer(offset),
          to.linesize(p),
          from.data(p),
          from.linesize(p),
          ((width + sx) >> sx) * bytes,
          (height + sy) >> sy);
    }
  }

  /** The frame, if there is one and no fault was met. */
  public static AVFrame sound(PictureDecoder decoder, Optional<AVFrame> frame)
      throws MediaException {
    if (frame.isPresent() && decoder.faults() == 0) {
      return frame.get();
    }
    frame.ifPresent(picture -> av_frame_free(picture));
    throw new MediaException(
        MediaException.Code.CORRUPT,
        "its picture data cannot be decoded (" + decoder.lastFault() + ")");
  }
}
