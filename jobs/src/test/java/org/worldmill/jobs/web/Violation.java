package org.worldmill.jobs.web;

/**
 * What a crawl did wrong.
 *
 * @param offence in which way
 * @param what where, and how much
 */
public record Violation(Offence offence, String what) {

  /** Ways of doing wrong. */
  public enum Offence {
    /** Two requests to one domain or address at a time. */
    AT_ONCE,
    /** Two requests to one domain or address without the pause between them. */
    PAUSE,
    /** Crawl-delay was not kept. */
    CRAWL_DELAY,
    /** Retry-After, or the pause of a host that is overloaded, was not kept. */
    RETRY_AFTER,
    /** A host was asked for something before its robots.txt. */
    RULES_FIRST,
    /** It was asked for what robots.txt, an opt-out or the terms forbid. */
    FORBIDDEN,
    /** It was asked for what nothing leads to. */
    UNDECLARED,
    /** It did not say who asks. */
    NAMELESS,
    /** It came to an address of this machine's own. */
    CANARY,
    /** It was asked for once more, though it was not in flight when anything was killed. */
    ASKED_AGAIN,
    /** It has not been had. */
    LOST,
    /** Bytes were stored that are not to be. */
    STORED_UNDULY,
    /** The same bytes were stored twice. */
    STORED_TWICE,
    /** Bytes of a medium came again, though nothing has changed. */
    MOVED_AGAIN
  }
}
