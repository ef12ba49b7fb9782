package org.worldmill.ingest.mesh.splat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.worldmill.ingest.mesh.FactsBuilder;
import org.worldmill.ingest.mesh.ParsedModel;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;
import org.worldmill.schemas.media.ModelFrame;

/**
 * Reads SPZ, versions 1 to 3, plain or in gzip: a header of 16 bytes, then all places, opacities,
 * colours, scales, rotations and harmonics, each quantised (format: github.com/nianticlabs/spz).
 * Version 4 packs its streams with Zstandard, which is not read.
 */
public final class SpzReader {

  private static final int MAGIC = 0x5053474e;
  private static final int HEADER_BYTES = 16;
  private static final int[] HARMONICS = {0, 9, 24, 45, 72};

  /** Colours are stored with this much of their range around the middle. */
  private static final double COLOUR_SCALE = 0.15;

  private final SplatBuilder splats;
  private final InputStream in;
  private final int version;
  private final int fractionBits;

  private SpzReader(InputStream in, ByteBuffer header, SplatBuilder splats) {
    this.in = in;
    this.version = header.getInt(4);
    this.fractionBits = header.get(13);
    this.splats = splats;
  }

  /** Reads a scene. */
  public static ParsedModel read(Path file) throws IOException, MediaException {
    try (InputStream raw = Files.newInputStream(file)) {
      int first = raw.read();
      return first == 'N' ? plain(file) : packed(file);
    } catch (ZipException e) {
      throw new MediaException(
          Code.CORRUPT, "its gzip is broken: " + e.getMessage() + "; fetch the file again", e);
    }
  }

  private static ParsedModel plain(Path file) throws IOException, MediaException {
    try (InputStream in = new java.io.BufferedInputStream(Files.newInputStream(file))) {
      return read(in, Files.size(file));
    }
  }

  private static ParsedModel packed(Path file) throws IOException, MediaException {
    try (InputStream in =
        new java.io.BufferedInputStream(new GZIPInputStream(Files.newInputStream(file)))) {
      // DEFLATE packs at most 1032 bytes into one.
      return read(in, Files.size(file) * 1032);
    }
  }

  private static ParsedModel read(InputStream in, long mostBytes)
      throws IOException, MediaException {
    ByteBuffer header = ByteBuffer.wrap(in.readNBytes(HEADER_BYTES)).order(ByteOrder.LITTLE_ENDIAN);
    if (header.remaining() < HEADER_BYTES) {
      throw new MediaException(
          Code.TRUNCATED, "it has no whole header of 16 bytes; fetch the file again");
    }
    if (header.getInt(0) != MAGIC) {
      throw new MediaException(
          Code.CORRUPT, "it does not begin with 'NGSP'; check that this is an SPZ file");
    }
    int version = header.getInt(4);
    if (version < 1 || version > 3) {
      throw new MediaException(
          Code.UNSUPPORTED,
          "it is SPZ version %d, only 1 to 3 can be read; save it as version 3 or as PLY"
              .formatted(Integer.toUnsignedLong(version)));
    }
    long count = Integer.toUnsignedLong(header.getInt(8));
    int degree = header.get(12);
    if (degree < 0 || degree >= HARMONICS.length || header.get(13) < 0 || header.get(13) > 31) {
      throw new MediaException(
          Code.CORRUPT,
          "its header states harmonics of degree %d and %d fraction bits; export the scene again"
              .formatted(degree, header.get(13)));
    }
    long each = (version == 1 ? 6L : 9L) + 1 + 3 + 3 + (version == 3 ? 4 : 3) + HARMONICS[degree];
    if (HEADER_BYTES + count * each > mostBytes) {
      throw new MediaException(
          Code.TRUNCATED,
          "its header declares %d Gaussians of %d bytes, which its bytes cannot hold; fetch it again"
              .formatted(count, each));
    }
    SpzReader reader = new SpzReader(in, header, new SplatBuilder(count, degree));
    reader.readStreams();
    FactsBuilder facts = new FactsBuilder("spz");
    facts.tag("spz", "version", String.valueOf(version));
    // Right, up, back: the format says so.
    return facts.with(reader.splats.build().with(ModelFrame.of(ModelFrame.Axis.Y)));
  }

  private void readStreams() throws IOException, MediaException {
    for (int i = 0; i < splats.count(); i++) {
      splats.place(i, coordinate(), coordinate(), coordinate());
    }
    for (int i = 0; i < splats.count(); i++) {
      splats.opacity(i, next() / 255.0);
    }
    for (int i = 0; i < splats.count(); i++) {
      splats.harmonics(i, colour(), colour(), colour());
    }
    for (int i = 0; i < splats.count(); i++) {
      splats.logScales(i, next() / 16.0 - 10, next() / 16.0 - 10, next() / 16.0 - 10);
    }
    for (int i = 0; i < splats.count(); i++) {
      if (version == 3) {
        smallestThree(i);
      } else {
        splats.rotation(i, next() / 127.5 - 1, next() / 127.5 - 1, next() / 127.5 - 1);
      }
    }
  }

  private double coordinate() throws IOException, MediaException {
    if (version == 1) {
      return half(next() | next() << 8);
    }
    int value = next() | next() << 8 | next() << 16;
    return (value << 8 >> 8) / (double) (1L << fractionBits);
  }

  /** A number of IEEE 754 binary16. */
  private static double half(int bits) {
    int exponent = bits >> 10 & 31;
    int fraction = bits & 1023;
    double value =
        exponent == 31
            ? fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN
            : exponent == 0
                ? Math.scalb(fraction, -24)
                : Math.scalb(1024 + fraction, exponent - 25);
    return bits < 1 << 15 ? value : -value;
  }

  private double colour() throws IOException, MediaException {
    return (next() / 255.0 - 0.5) / COLOUR_SCALE;
  }

  /**
   * Ten bits each for the three smallest parts, sign and magnitude of sqrt(1/2), the last part of
   * x, y, z, w first; the top two bits name the greatest part, which follows from them.
   */
  private void smallestThree(int splat) throws IOException, MediaException {
    int packed = next() | next() << 8 | next() << 16 | next() << 24;
    int largest = packed >>> 30;
    double[] q = new double[4];
    double squares = 0;
    for (int part = 3; part >= 0; part--) {
      if (part != largest) {
        double magnitude = Math.sqrt(0.5) * (packed & 511) / 511;
        q[part] = (packed & 512) != 0 ? -magnitude : magnitude;
        squares += magnitude * magnitude;
        packed >>>= 10;
      }
    }
    q[largest] = Math.sqrt(Math.max(0, 1 - squares));
    splats.rotation(splat, q[0], q[1], q[2], q[3]);
  }

  private int next() throws IOException, MediaException {
    int value = in.read();
    if (value < 0) {
      throw new MediaException(
          Code.TRUNCATED,
          "it ends before all of its %d Gaussians; fetch the file again".formatted(splats.count()));
    }
    return value;
  }
}
