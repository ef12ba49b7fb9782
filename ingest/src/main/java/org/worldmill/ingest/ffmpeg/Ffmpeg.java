package org.worldmill.ingest.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_iterate;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.av_max_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.Rational;

/** The process-wide settings of FFmpeg, and its small types in ours. */
public final class Ffmpeg {

  /** The time stamp that means "none". */
  public static final long NO_PTS = avutil.AV_NOPTS_VALUE;

  /** No single native allocation may be larger: a hostile header must not take the machine. */
  static final long MAX_ALLOCATION_BYTES = 768L << 20;

  static {
    av_log_set_level(AV_LOG_QUIET);
    av_max_alloc(MAX_ALLOCATION_BYTES);
  }

  private Ffmpeg() {}

  /** Loads the libraries and applies the settings; cheap after the first time. */
  public static void load() {
    // The work is in the static initialiser.
  }

  /** FFmpeg's sentence about an error. */
  public static String message(int error) {
    byte[] text = new byte[128];
    av_strerror(error, text, text.length);
    int end = 0;
    while (end < text.length && text[end] != 0) {
      end++;
    }
    return new String(text, 0, end, StandardCharsets.UTF_8);
  }

  /** The exception for a failed call on a file; {@code doing} completes "while". */
  public static MediaException failure(int error, String doing) {
    return new MediaException(code(error), "FFmpeg, while " + doing + ": " + message(error));
  }

  /** Whether a call failed for want of memory. */
  public static boolean isShortage(int error) {
    return error == org.bytedeco.ffmpeg.presets.avutil.AVERROR_ENOMEM();
  }

  /**
   * Accepts the result of a call that no file can make fail.
   *
   * @throws OutOfMemoryError if memory is short
   * @throws IllegalStateException for all else
   */
  public static void require(int result, String doing) {
    if (isShortage(result)) {
      throw new OutOfMemoryError(doing + ": " + message(result));
    }
    if (result < 0) {
      throw new IllegalStateException(doing + ": " + message(result));
    }
  }

  private static MediaException.Code code(int error) {
    if (isShortage(error)) {
      return MediaException.Code.OUT_OF_MEMORY;
    }
    if (error == org.bytedeco.ffmpeg.presets.avutil.AVERROR_ENOENT()
        || error == org.bytedeco.ffmpeg.presets.avutil.AVERROR_EACCES()
        || error == org.bytedeco.ffmpeg.presets.avutil.AVERROR_EIO()) {
      return MediaException.Code.UNREADABLE;
    }
    if (error == org.bytedeco.ffmpeg.presets.avutil.AVERROR_ENOSYS()
        || error == avutil.AVERROR_PATCHWELCOME) {
      return MediaException.Code.UNSUPPORTED;
    }
    return error == avutil.AVERROR_EOF
        ? MediaException.Code.TRUNCATED
        : MediaException.Code.CORRUPT;
  }

  /** A fraction; empty where FFmpeg states none (a part is zero or negative). */
  public static Optional<Rational> rational(AVRational value) {
    return value.num() > 0 && value.den() > 0
        ? Optional.of(new Rational(value.num(), value.den()))
        : Optional.empty();
  }

  /** A native string; empty for none. */
  public static Optional<String> text(BytePointer value) {
    return value == null || value.isNull()
        ? Optional.empty()
        : Optional.of(value.getString(StandardCharsets.UTF_8));
  }

  /** A time stamp; empty for none. */
  public static Optional<Long> time(long value) {
    return value == NO_PTS ? Optional.empty() : Optional.of(value);
  }

  /** The entries of a dictionary, by key. */
  public static SortedMap<String, String> entries(AVDictionary dictionary) {
    SortedMap<String, String> found = new TreeMap<>();
    if (dictionary == null || dictionary.isNull()) {
      return found;
    }
    AVDictionaryEntry entry = av_dict_iterate(dictionary, null);
    while (entry != null && found.size() < 1000) {
      found.put(text(entry.key()).orElse(""), text(entry.value()).orElse(""));
      entry = av_dict_iterate(dictionary, entry);
    }
    return found;
  }
}
