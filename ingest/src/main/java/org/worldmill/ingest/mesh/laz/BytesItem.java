package org.worldmill.ingest.mesh.laz;

import java.nio.ByteBuffer;
import org.worldmill.schemas.MediaException;

/** Bytes behind those that a point format knows (v2). */
final class BytesItem implements PointItem {

  private final int at;
  private final byte[] last;
  private final SymbolModel[] models;

  BytesItem(int at, int size) {
    this.at = at;
    this.last = new byte[size];
    this.models = new SymbolModel[size];
  }

  @Override
  public void begin(ByteBuffer point) {
    point.get(at, last);
    java.util.Arrays.fill(models, null);
  }

  @Override
  public void next(ArithmeticDecoder in, ByteBuffer point) throws MediaException {
    for (int i = 0; i < last.length; i++) {
      last[i] += (byte) in.symbol(SymbolModel.of(models, i, 256));
    }
    point.put(at, last);
  }
}
