package org.worldmill.curate.measure;

/** The sizes at which measures see pictures: few, so that a frame is reduced few times. */
final class Proxies {

  /** For what a picture is as a whole; the size that shots are found at. */
  static final int SMALL = 320;

  /** For detail. */
  static final int DETAIL = 640;

  private Proxies() {}
}
