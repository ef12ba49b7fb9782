package org.worldmill.ingest.mesh.usd;

import java.nio.ByteBuffer;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;

/**
 * A layer.
 *
 * @param path where it lies in its bundle
 * @param root the pseudo-root, whose metadata is the layer's own
 */
record UsdLayer(String path, UsdSpec root) {

  private static final String TEXT = "#usda 1.";
  private static final String CRATE = "PXR-USDC";

  /** Reads a layer, whose first bytes say of which kind it is. */
  static UsdLayer read(String path, ByteBuffer bytes) throws MediaException {
    if (starts(bytes, CRATE)) {
      return new UsdLayer(path, new CrateReader(bytes).read());
    }
    if (starts(bytes, TEXT)) {
      return new UsdLayer(path, new UsdaParser(bytes).read());
    }
    throw new MediaException(
        Code.CORRUPT,
        "it begins neither with '#usda 1.' nor with '%s'; check that this is a USD file"
            .formatted(CRATE));
  }

  private static boolean starts(ByteBuffer bytes, String magic) {
    boolean same = bytes.remaining() >= magic.length();
    for (int i = 0; same && i < magic.length(); i++) {
      same = bytes.get(bytes.position() + i) == (byte) magic.charAt(i);
    }
    return same;
  }
}
