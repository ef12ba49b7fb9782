package org.worldmill.bench;

import java.util.Optional;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.MotionVectors;
import org.worldmill.schemas.media.Plane;
import org.worldmill.schemas.media.Sketch;

/** A frame that books the making of its planes, and leaves closing to whom it belongs to. */
record TimedFrame(Frame inner, CpuLedger ledger) implements Frame {

  @Override
  public long pts() {
    return inner.pts();
  }

  @Override
  public long nanos() {
    return inner.nanos();
  }

  @Override
  public boolean keyFrame() {
    return inner.keyFrame();
  }

  @Override
  public PictureType pictureType() {
    return inner.pictureType();
  }

  @Override
  public int widthPx() {
    return inner.widthPx();
  }

  @Override
  public int heightPx() {
    return inner.heightPx();
  }

  @Override
  public Plane luma(int maxSide) {
    ledger.enter("planes of " + maxSide + " px");
    try {
      return inner.luma(maxSide);
    } finally {
      ledger.exit();
    }
  }

  @Override
  public Plane chromaBlue(int maxSide) {
    ledger.enter("planes of " + maxSide + " px");
    try {
      return inner.chromaBlue(maxSide);
    } finally {
      ledger.exit();
    }
  }

  @Override
  public Plane chromaRed(int maxSide) {
    ledger.enter("planes of " + maxSide + " px");
    try {
      return inner.chromaRed(maxSide);
    } finally {
      ledger.exit();
    }
  }

  @Override
  public Sketch sketch() {
    ledger.enter("sketches");
    try {
      return inner.sketch();
    } finally {
      ledger.exit();
    }
  }

  @Override
  public Optional<MotionVectors> motionVectors() {
    ledger.enter("motion vectors");
    try {
      return inner.motionVectors();
    } finally {
      ledger.exit();
    }
  }

  @Override
  public void close() {
    // It belongs to the pass.
  }
}
