package org.worldmill.ingest.mesh.laz;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.worldmill.schemas.MediaException;

/** A part of each point of LAS 1.4: of each chunk its values stand in layers of their own. */
interface LayerItem {

  /** How many layers it has. */
  int layers();

  /**
   * Begins a chunk.
   *
   * @param point its first point, which is not packed
   * @param channel the scanner's channel of that point, from 0 to 3
   * @param in its layers; one whose values never change is empty
   */
  void begin(ByteBuffer point, int channel, List<Optional<ArithmeticDecoder>> in);

  /**
   * Reads the part of the next point into its place in a record.
   *
   * <p>Quirk: the first item tells the others the scanner's channel only at a point where it
   * changes, and 0 at all others; and where an item goes back to a channel that it knows, the
   * values of that one point follow those of the channel before. LASzip writes version 3 like this.
   *
   * @param context what the first item told
   * @return what it tells the others
   */
  int next(ByteBuffer point, int context) throws MediaException;
}
