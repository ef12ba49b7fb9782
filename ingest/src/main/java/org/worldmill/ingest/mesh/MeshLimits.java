package org.worldmill.ingest.mesh;

import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;

/** How large a mesh may be, chosen so that reading and measuring it fits a media worker. */
public final class MeshLimits {

  /** Most vertices of a mesh: 720 MB of coordinates. */
  public static final int MAX_VERTICES = 30_000_000;

  /** Most triangles of a mesh: 360 MB of corners. */
  public static final int MAX_TRIANGLES = 30_000_000;

  private MeshLimits() {}

  /**
   * Refuses a declared count that is over the limit, or that the bytes left cannot hold.
   *
   * @param what the things counted, in the plural
   * @param leastBytes fewest bytes that one of them takes
   */
  public static void checkCount(String what, long count, int limit, long leastBytes, long bytesLeft)
      throws MediaException {
    if (count < 0) {
      throw new MediaException(
          Code.CORRUPT, "the header declares " + count + " " + what + "; export the model again");
    }
    if (count > limit) {
      throw tooLarge(what, count, limit);
    }
    if (count * leastBytes > bytesLeft) {
      throw new MediaException(
          Code.TRUNCATED,
          "the header declares %d %s of at least %d bytes, but %d bytes are left; fetch the file again"
              .formatted(count, what, leastBytes, bytesLeft));
    }
  }

  /** The complaint about a count over a limit. */
  public static MediaException tooLarge(String what, long count, long limit) {
    return new MediaException(
        Code.TOO_LARGE,
        "it has %d %s or more, the limit is %d; simplify or split the model"
            .formatted(count, what, limit));
  }
}
