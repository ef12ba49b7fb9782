package org.worldmill.jobs.web;

import java.util.Locale;
import java.util.Map;

/**
 * What a client asked for.
 *
 * @param host the Host header without its port
 * @param target path and query
 * @param headers by name in lowercase
 */
public record Request(String host, String target, Map<String, String> headers) {

  public Request {
    headers = Map.copyOf(headers);
  }

  /** A header; empty if it was not sent. */
  public String header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
  }
}
