package org.worldmill.ingest.mesh.laz;

import java.nio.ByteBuffer;
import org.worldmill.schemas.MediaException;

/** A part of each point of a LAS file before version 1.4, all of them packed into one stream. */
interface PointItem {

  /** Begins anew with a point that is not packed. */
  void begin(ByteBuffer point);

  /** Reads the part of the next point into its place in a record. */
  void next(ArithmeticDecoder in, ByteBuffer point) throws MediaException;
}
