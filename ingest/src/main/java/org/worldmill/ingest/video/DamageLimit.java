package org.worldmill.ingest.video;

import org.worldmill.schemas.MediaException;

/**
 * How much damage a film may have: one packet or picture in 200, so that a film of fewer admits
 * none. What precedes the first good picture (a stream joined in the middle) does not count.
 */
final class DamageLimit {

  /** One fault in this many packets is admitted. */
  static final long PACKETS_PER_FAULT = 200;

  private final long packets;
  private long leading;
  private boolean begun;

  /** No limit, for films that were decoded before. */
  static DamageLimit none() {
    return new DamageLimit(Long.MAX_VALUE);
  }

  DamageLimit(long packets) {
    this.packets = packets;
  }

  /** A picture came out. */
  void pictureAt(long faults, long faultsOfThisPicture) {
    if (!begun && faultsOfThisPicture == 0) {
      begun = true;
      leading = faults;
    }
  }

  /** Throws once there is too much of it. */
  void check(long faults, long decoded) throws MediaException {
    if (begun && faults - leading > packets / PACKETS_PER_FAULT) {
      throw new MediaException(
          MediaException.Code.CORRUPT,
          (faults - leading)
              + " damaged packets or pictures by picture "
              + decoded
              + " of about "
              + packets
              + "; at most one in 200 is admitted");
    }
  }

  /** Throws if nothing good ever came. */
  void checkEnd(long faults, long decoded) throws MediaException {
    if (decoded == 0) {
      throw new MediaException(
          MediaException.Code.CORRUPT, "none of its " + packets + " packets could be decoded");
    }
    check(faults, decoded);
    if (!begun) {
      throw new MediaException(
          MediaException.Code.CORRUPT, "not one of " + decoded + " pictures came out undamaged");
    }
  }
}
