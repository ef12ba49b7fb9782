package org.worldmill.schemas;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** Identities made from content: lowercase hex of SHA-256, whole for bytes, 128 bits for items. */
public final class ContentHash {

  private static final Pattern HEX = Pattern.compile("[0-9a-f]{32}([0-9a-f]{32})?");
  private static final int ITEM_HEX_DIGITS = 32;

  private ContentHash() {}

  /** A fresh SHA-256 digest. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /** SHA-256 of the bytes, 64 hex digits. */
  public static String of(byte[] bytes) {
    return hex(sha256().digest(bytes));
  }

  /** SHA-256 of the text's UTF-8 bytes, 64 hex digits. */
  public static String of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * SHA-256 of a file's bytes, 64 hex digits.
   *
   * @throws IOException if it cannot be read
   */
  public static String of(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return hex(digest.digest());
  }

  /** Lowercase hex of a finished digest. */
  public static String hex(byte[] digest) {
    return HexFormat.of().formatHex(digest);
  }

  /**
   * The identity of an item: a hash of its asset, the span it covers and the transform applied.
   *
   * @param transform what was done to the bytes beside cutting; empty for nothing
   */
  public static String itemId(String assetId, Optional<Span> span, String transform) {
    String key = assetId + '|' + span.map(ContentHash::canonical).orElse("whole") + '|' + transform;
    return of(key).substring(0, ITEM_HEX_DIGITS);
  }

  /** Returns {@code hex}, or throws {@link IllegalArgumentException} if it is no content hash. */
  public static String requireHex(String hex) {
    if (!HEX.matcher(hex).matches()) {
      throw new IllegalArgumentException("not a content hash: '" + hex + "'");
    }
    return hex;
  }

  private static String canonical(Span span) {
    return span.startPts() + ".." + span.endPts() + '@' + span.timeBase();
  }
}
