package org.worldmill.ingest.video;

import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.worldmill.schemas.Rational;

/** The sound of one clip while it is written. Times that come out start at the clip's start. */
interface ClipSound extends AutoCloseable {

  /** What the track is. */
  AVCodecParameters parameters();

  /** Time base of the packets that come out. */
  Rational timeBase();

  /** What is done to it, in words. */
  String description();

  /** Takes a packet as the file has it. */
  void packet(AVPacket packet, Consumer<AVPacket> out);

  /** Takes the same sound, decoded. */
  void frame(AVFrame frame, long startNanos, Consumer<AVPacket> out);

  /** Hands out what is left. */
  void finish(Consumer<AVPacket> out);

  @Override
  void close();
}
