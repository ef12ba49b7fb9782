package org.worldmill.schemas;

/**
 * A further file of an asset's own bundle: a buffer, texture or material that the main file names.
 *
 * @param path its path relative to the main file's folder, with {@code /} between names, never
 *     leaving that folder
 * @param blob its bytes
 */
public record Companion(String path, BlobRef blob) {

  public Companion {
    if (path.isEmpty() || path.startsWith("/") || ("/" + path + "/").contains("/../")) {
      throw new IllegalArgumentException("a companion stays inside its bundle: '" + path + "'");
    }
  }
}
