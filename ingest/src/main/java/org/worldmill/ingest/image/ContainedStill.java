package org.worldmill.ingest.image;

import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_DEFAULT;
import static org.bytedeco.ffmpeg.global.avformat.AV_STREAM_GROUP_PARAMS_TILE_GRID;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avformat.AVStreamGroup;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.worldmill.ingest.ffmpeg.ContainerGuard;
import org.worldmill.ingest.ffmpeg.Demuxer;
import org.worldmill.ingest.ffmpeg.PictureDecoder;
import org.worldmill.ingest.ffmpeg.StreamFacts;
import org.worldmill.ingest.ffmpeg.TileCanvas;
import org.worldmill.schemas.MediaException;

/**
 * A still inside a container: the first picture of a GIF, the largest of an icon, the primary item
 * of AVIF and HEIF, put together from its tiles where it has any.
 */
final class ContainedStill implements AutoCloseable {

  private final Demuxer demuxer;
  private final Optional<TileCanvas> canvas;
  private final AVStream stream;

  private ContainedStill(Demuxer demuxer, Optional<TileCanvas> canvas, AVStream stream) {
    this.demuxer = demuxer;
    this.canvas = canvas;
    this.stream = stream;
  }

  static ContainedStill open(Path file, String demuxerName) throws MediaException {
    ContainerGuard.check(file);
    Demuxer demuxer = Demuxer.open(file, demuxerName);
    try {
      Optional<TileCanvas> canvas = canvas(demuxer);
      AVStream stream = canvas.isPresent() ? canvas.get().tile() : primary(demuxer);
      return new ContainedStill(demuxer, canvas, stream);
    } catch (MediaException | RuntimeException e) {
      demuxer.close();
      throw e;
    }
  }

  private static Optional<TileCanvas> canvas(Demuxer demuxer) {
    AVFormatContext context = demuxer.context();
    for (int i = 0; i < context.nb_stream_groups(); i++) {
      AVStreamGroup group = context.stream_groups(i);
      if (group.type() == AV_STREAM_GROUP_PARAMS_TILE_GRID
          && (group.disposition() & AV_DISPOSITION_DEFAULT) != 0) {
        return Optional.of(new TileCanvas(group));
      }
    }
    return Optional.empty();
  }

  private static AVStream primary(Demuxer demuxer) throws MediaException {
    List<AVStream> pictures =
        demuxer.streams().stream().filter(s -> new StreamFacts(s).isPicture()).toList();
    return pictures.stream()
        .filter(s -> (s.disposition() & AV_DISPOSITION_DEFAULT) != 0)
        .findFirst()
        .or(
            () ->
                pictures.stream()
                    .max(
                        Comparator.comparingLong(
                            s -> (long) s.codecpar().width() * s.codecpar().height())))
        .orElseThrow(
            () -> new MediaException(MediaException.Code.NO_CONTENT, "there is no picture in it"));
  }

  AVStream stream() {
    return stream;
  }

  Optional<TileCanvas> canvas() {
    return canvas;
  }

  /** Decodes the picture; the caller frees it. */
  AVFrame decode(long maxPixels) throws MediaException {
    if (canvas.isPresent()) {
      return canvas.get().decode(demuxer, maxPixels);
    }
    demuxer.keepOnly(List.of(stream.index()));
    try (PictureDecoder decoder =
        PictureDecoder.open(stream, maxPixels, PictureDecoder.Extra.STRICT)) {
      for (Optional<AVPacket> next = demuxer.read(); next.isPresent(); next = demuxer.read()) {
        if (next.get().stream_index() != stream.index() || next.get().size() == 0) {
          continue;
        }
        decoder.send(next.get());
        Optional<AVFrame> frame = decoder.receive();
        if (frame.isPresent() || decoder.faults() > 0) {
          return sound(decoder, frame);
        }
      }
      decoder.finish();
      return sound(decoder, decoder.receive());
    }
  }

  private static AVFrame sound(PictureDecoder decoder, Optional<AVFrame> frame)
      throws MediaException {
    return TileCanvas.sound(decoder, frame);
  }

  @Override
  public void close() {
    demuxer.close();
  }
}
