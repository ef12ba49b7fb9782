package org.worldmill.ingest.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_ARIB_STD_B67;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_SMPTE2084;
import static org.bytedeco.ffmpeg.global.avutil.AV_FRAME_DATA_MOTION_VECTORS;
import static org.bytedeco.ffmpeg.global.avutil.AV_PICTURE_TYPE_B;
import static org.bytedeco.ffmpeg.global.avutil.AV_PICTURE_TYPE_I;
import static org.bytedeco.ffmpeg.global.avutil.AV_PICTURE_TYPE_P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV444P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_side_data;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVFrameSideData;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;
import org.worldmill.ingest.ffmpeg.PictureConverter.PixelRange;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.Rational;
import org.worldmill.schemas.media.Coding;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.MotionVectors;
import org.worldmill.schemas.media.Plane;
import org.worldmill.schemas.media.Sketch;

/**
 * A picture in FFmpeg's memory. Its proxies are averages over square blocks of {@code n} luma
 * samples, with the least whole {@code n} that makes the longer side fit; each is computed from the
 * full picture, so none depends on another. Alpha is dropped: the colours stored beneath count.
 */
public final class NativeFrame implements Frame {

  private static final int FLAG_KEY = 1 << 1;
  private static final int FLAG_INTERLACED = 1 << 3;
  private static final int FLAG_TOP_FIELD_FIRST = 1 << 4;

  private final AVFrame stored;
  private final PixelLayout layout;
  private final Orientation orientation;
  private final long pts;
  private final long nanos;
  private final int storedWidth;
  private final int storedHeight;
  private final boolean keyFrame;
  private final PictureType pictureType;
  private final Map<Integer, Plane> planes = new HashMap<>();
  private @Nullable Sketch sketch;
  private Optional<AVFrame> converted = Optional.empty();
  private Optional<PlaneView> lumaView = Optional.empty();
  private boolean closed;

  /**
   * Takes a decoded picture over.
   *
   * @param stored freed by {@link #close}, and also if this throws
   * @param pts repaired time stamp in {@code timeBase}
   */
  public NativeFrame(AVFrame stored, Orientation orientation, long pts, Rational timeBase)
      throws MediaException {
    this.stored = stored;
    this.orientation = orientation;
    this.pts = pts;
    this.nanos = timeBase.toNanos(pts);
    this.layout = PixelLayout.of(stored.format());
    this.storedWidth = stored.width();
    this.storedHeight = stored.height();
    this.keyFrame = (stored.flags() & FLAG_KEY) != 0;
    this.pictureType = pictureType(stored.pict_type());
    if (!layout.direct()) {
      try {
        PictureConverter.requireReadable(stored.format());
      } catch (MediaException e) {
        av_frame_free(stored);
        throw e;
      }
    }
  }

  /** The native picture, as stored; not to be freed. */
  public AVFrame stored() {
    requireOpen();
    return stored;
  }

  /** How the stored picture is turned for display. */
  public Orientation orientation() {
    return orientation;
  }

  @Override
  public long pts() {
    return pts;
  }

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public boolean keyFrame() {
    return keyFrame;
  }

  @Override
  public PictureType pictureType() {
    return pictureType;
  }

  private static PictureType pictureType(int type) {
    if (type == AV_PICTURE_TYPE_I) {
      return PictureType.INTRA;
    }
    if (type == AV_PICTURE_TYPE_P) {
      return PictureType.PREDICTED;
    }
    return type == AV_PICTURE_TYPE_B ? PictureType.BIDIRECTIONAL : PictureType.UNKNOWN;
  }

  @Override
  public int widthPx() {
    return orientation.swapsSides() ? storedHeight : storedWidth;
  }

  @Override
  public int heightPx() {
    return orientation.swapsSides() ? storedWidth : storedHeight;
  }

  @Override
  public Plane luma(int maxSide) {
    return plane(0, maxSide);
  }

  @Override
  public Plane chromaBlue(int maxSide) {
    return plane(1, maxSide);
  }

  @Override
  public Plane chromaRed(int maxSide) {
    return plane(2, maxSide);
  }

  @Override
  public Sketch sketch() {
    Sketch known = sketch;
    if (known == null) {
      requireOpen();
      int longer = Math.max(storedWidth, storedHeight);
      int block = (longer + Sketch.SIDE - 1) / Sketch.SIDE;
      known =
          new Sketch(
              orientation.applyTo(RoughReduction.reduce(lumaView(), block, block, lumaLevels())),
              orientation.applyTo(chroma(1, block, RoughReduction::reduce)),
              orientation.applyTo(chroma(2, block, RoughReduction::reduce)));
      sketch = known;
    }
    return known;
  }

  @Override
  public Plane lumaPatch(int x, int y, int width, int height) {
    if (x < 0 || y < 0 || width < 1 || height < 1 || x > widthPx() - width) {
      throw new IllegalArgumentException("no patch: " + width + "x" + height + " at " + x);
    }
    if (y > heightPx() - height) {
      throw new IllegalArgumentException("a patch leaves the picture below: " + y);
    }
    requireOpen();
    LumaPatch patch = new LumaPatch(x, y, width, height).stored(orientation, widthPx(), heightPx());
    return orientation.applyTo(patch.of(lumaView(), lumaLevels()));
  }

  @Override
  public Coding coding() {
    requireOpen();
    Coding.Scan scan = Coding.Scan.PROGRESSIVE;
    if ((stored.flags() & FLAG_INTERLACED) != 0) {
      boolean top = (stored.flags() & FLAG_TOP_FIELD_FIRST) != 0;
      scan = top ? Coding.Scan.TOP_FIELD_FIRST : Coding.Scan.BOTTOM_FIELD_FIRST;
    }
    int light = stored.color_trc();
    Coding.Transfer transfer =
        light == AVCOL_TRC_SMPTE2084
            ? Coding.Transfer.PQ
            : light == AVCOL_TRC_ARIB_STD_B67 ? Coding.Transfer.HLG : Coding.Transfer.STANDARD;
    return new Coding(layout.bitDepth(), transfer, scan);
  }

  /** Kept, for patches are many; valid while the frame is open. */
  private PlaneView lumaView() {
    if (lumaView.isEmpty()) {
      PixelLayout from = readable();
      AVFrame picture = converted.orElse(stored);
      lumaView =
          Optional.of(
              new PlaneView(
                  picture.data(0),
                  picture.width(),
                  picture.height(),
                  picture.linesize(0),
                  from.bitDepth()));
    }
    return lumaView.get();
  }

  private Levels lumaLevels() {
    PixelLayout from = readable();
    return Levels.luma(from.bitDepth(), from.range(converted.orElse(stored).color_range()));
  }

  private Plane plane(int component, int maxSide) {
    if (maxSide < 16) {
      throw new IllegalArgumentException("a proxy's longest side is at least 16: " + maxSide);
    }
    int longer = Math.max(widthPx(), heightPx());
    int block = (longer + maxSide - 1) / maxSide;
    Plane known = planes.get(component + 3 * block);
    if (known == null) {
      requireOpen();
      known =
          orientation.applyTo(
              component == 0 ? storedLuma(block) : chroma(component, block, BoxReduction::reduce));
      planes.put(component + 3 * block, known);
    }
    return known;
  }

  private Plane storedLuma(int block) {
    return BoxReduction.reduce(lumaView(), block, block, lumaLevels());
  }

  private Plane chroma(int component, int block, Reduction reduction) {
    PixelLayout from = readable();
    AVFrame picture = converted.orElse(stored);
    if (from.gray()) {
      int width = (picture.width() + 2 * block - 1) / (2 * block);
      int height = (picture.height() + 2 * block - 1) / (2 * block);
      byte[] neutral = new byte[width * height];
      Arrays.fill(neutral, (byte) 128);
      return new Plane(width, height, neutral);
    }
    int shiftX = from.chromaShiftX();
    int shiftY = from.chromaShiftY();
    return reduction.reduce(
        new PlaneView(
            picture.data(component),
            (picture.width() + shiftX) >> shiftX,
            (picture.height() + shiftY) >> shiftY,
            picture.linesize(component),
            from.bitDepth()),
        (2 * block) >> shiftX,
        (2 * block) >> shiftY,
        Levels.chroma(from.bitDepth(), from.range(picture.color_range())));
  }

  /** Converts exotic formats once, and gives the layout that is to be read. */
  private PixelLayout readable() {
    if (layout.direct()) {
      return layout;
    }
    if (converted.isEmpty()) {
      converted =
          Optional.of(
              new PictureConverter(
                      AV_PIX_FMT_YUV444P, stored.width(), stored.height(), PixelRange.FULL)
                  .convert(stored, stored.width(), stored.height()));
    }
    return PixelLayout.of(AV_PIX_FMT_YUV444P);
  }

  @Override
  public Optional<MotionVectors> motionVectors() {
    requireOpen();
    AVFrameSideData side = av_frame_get_side_data(stored, AV_FRAME_DATA_MOTION_VECTORS);
    if (side == null || side.isNull() || side.size() < BlockVectors.RECORD_BYTES) {
      return Optional.empty();
    }
    return Optional.of(
        new BlockVectors(
            side.data().capacity(side.size()).asByteBuffer().order(ByteOrder.LITTLE_ENDIAN),
            orientation,
            stored.width(),
            stored.height()));
  }

  /** Which matrix turns its luma and chroma back into red, green and blue. */
  public ColourMatrix matrix() {
    int space = stored.colorspace();
    if (layout.rgb()) {
      return ColourMatrix.BT601;
    }
    if (space == avutil.AVCOL_SPC_BT709) {
      return ColourMatrix.BT709;
    }
    if (space == avutil.AVCOL_SPC_BT2020_NCL || space == avutil.AVCOL_SPC_BT2020_CL) {
      return ColourMatrix.BT2020;
    }
    boolean guessHigh =
        space == avutil.AVCOL_SPC_UNSPECIFIED
            && layout.range(stored.color_range()) == PixelLayout.Range.LIMITED
            && Math.min(stored.width(), stored.height()) >= 720;
    return guessHigh ? ColourMatrix.BT709 : ColourMatrix.BT601;
  }

  /** A way to make a plane smaller. */
  private interface Reduction {
    Plane reduce(PlaneView view, int blockX, int blockY, Levels levels);
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the frame at " + pts + " is closed");
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      converted.ifPresent(picture -> av_frame_free(picture));
      av_frame_free(stored);
    }
  }
}
