package org.worldmill.bench;

import org.bytedeco.javacpp.Loader;

/** FFmpeg's command line, as the libraries that the mill uses bring it. */
public final class BundledFfmpeg {

  private BundledFfmpeg() {}

  /**
   * The path of the executable, unpacked if it was not yet.
   *
   * @throws IllegalStateException if a library of the system that it needs and the mill does not is
   *     missing
   */
  public static String executable() {
    try {
      return Loader.load(org.bytedeco.ffmpeg.ffmpeg.class);
    } catch (UnsatisfiedLinkError e) {
      Throwable first = e;
      while (first.getCause() != null) {
        first = first.getCause();
      }
      throw new IllegalStateException(
          "the bundled FFmpeg's command line cannot be loaded: "
              + first.getMessage()
              + "; benchmarks need that library of the system (libpulse.so.0 is libpulse0 in"
              + " Debian), the mill does not",
          e);
    }
  }
}
