package org.worldmill.jobs.web;

import java.util.Optional;
import java.util.function.Function;

/**
 * What stands at a path, and what a crawl owes to it.
 *
 * @param answer what the server says
 * @param duty what a crawl must or must not do
 * @param mostAsks how often it may be asked for in a round that nothing disturbs
 * @param medium the bytes that are to be stored
 * @param isMedium whether it is a medium that can be had whole, wanted or not
 */
record Resource(
    Function<Request, Reply> answer,
    Duty duty,
    int mostAsks,
    Optional<byte[]> medium,
    boolean isMedium) {

  /** What a crawl owes to an address. */
  enum Duty {
    /** It has to be had whole. */
    MUST,
    /** It may be asked for; it does not come, or is not to be kept. */
    MAY,
    /** It must not be asked for. */
    NEVER
  }

  static Resource must(Function<Request, Reply> answer) {
    return new Resource(answer, Duty.MUST, 1, Optional.empty(), false);
  }

  static Resource may(int mostAsks, Function<Request, Reply> answer) {
    return new Resource(answer, Duty.MAY, mostAsks, Optional.empty(), false);
  }

  static Resource never() {
    return new Resource(
        request -> Reply.of(200, "text/plain", "forbidden"),
        Duty.NEVER,
        0,
        Optional.empty(),
        false);
  }

  static Resource medium(byte[] bytes, Function<Request, Reply> answer) {
    return new Resource(answer, Duty.MUST, 1, Optional.of(bytes), true);
  }

  /** A medium that may be asked for once, and must not be kept. */
  static Resource refused(Function<Request, Reply> answer) {
    return new Resource(answer, Duty.MAY, 1, Optional.empty(), true);
  }

  /** The same, which may be asked for so often. */
  Resource asks(int most) {
    return new Resource(answer, duty, most, medium, isMedium);
  }
}
