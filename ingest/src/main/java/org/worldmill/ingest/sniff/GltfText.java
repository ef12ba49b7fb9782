package org.worldmill.ingest.sniff;

import java.util.regex.Pattern;

/** Tells a glTF from other JSON: its required {@code asset} object with a {@code version}. */
final class GltfText {

  private static final Pattern ASSET =
      Pattern.compile("\"asset\"\\s*:\\s*\\{[^{}]{0,4096}?\"version\"\\s*:");
  private static final Pattern CONTENT =
      Pattern.compile(
          "\"(accessors|buffers|bufferViews|meshes|nodes|scenes?|extensionsUsed)\"\\s*:");

  private GltfText() {}

  /** Whether the first 64 KiB of a JSON text are those of a glTF. */
  static boolean matches(String text) {
    // A long glTF may keep its asset object for the end; three of its own arrays are then enough.
    return ASSET.matcher(text).find()
        || CONTENT.matcher(text).results().map(found -> found.group(1)).distinct().count() >= 3;
  }
}
