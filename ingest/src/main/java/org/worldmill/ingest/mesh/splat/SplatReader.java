package org.worldmill.ingest.mesh.splat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.worldmill.ingest.mesh.ByteSource;
import org.worldmill.ingest.mesh.FactsBuilder;
import org.worldmill.ingest.mesh.ParsedModel;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;

/**
 * Reads {@code .splat} files: 32 bytes a Gaussian without any header (place and standard deviations
 * as floats, colour and opacity as bytes, quaternion w, x, y, z as bytes around 128), as the viewer
 * of antimatter15 introduced them.
 */
public final class SplatReader {

  private static final int SPLAT_BYTES = 32;

  private SplatReader() {}

  /** Reads a scene. */
  public static ParsedModel read(ByteSource in) throws IOException, MediaException {
    if (in.size() % SPLAT_BYTES != 0) {
      throw new MediaException(
          Code.TRUNCATED,
          "%d bytes are no multiple of the %d that a Gaussian takes; fetch the file again"
              .formatted(in.size(), SPLAT_BYTES));
    }
    in.order(ByteOrder.LITTLE_ENDIAN);
    SplatBuilder splats = new SplatBuilder(in.size() / SPLAT_BYTES, 0);
    for (int i = 0; i < splats.count(); i++) {
      ByteBuffer bytes = in.bytes(SPLAT_BYTES);
      splats.place(i, bytes.getFloat(), bytes.getFloat(), bytes.getFloat());
      splats.scales(i, bytes.getFloat(), bytes.getFloat(), bytes.getFloat());
      splats.colour(i, share(bytes), share(bytes), share(bytes));
      splats.opacity(i, share(bytes));
      double w = signed(bytes);
      double x = signed(bytes);
      double y = signed(bytes);
      splats.rotation(i, x, y, signed(bytes), w);
    }
    return new FactsBuilder("splat").with(splats.build());
  }

  private static double share(ByteBuffer bytes) {
    return Byte.toUnsignedInt(bytes.get()) / 255.0;
  }

  private static double signed(ByteBuffer bytes) {
    return (Byte.toUnsignedInt(bytes.get()) - 128) / 128.0;
  }
}
