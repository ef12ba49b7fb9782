package org.worldmill.ingest.manners;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.worldmill.ingest.manners.OptOutSignal.Reach;

/**
 * Opt-outs that a file carries inside: the property DataMining of PLUS (LDF 2.0.1, in an XMP
 * packet), and the training-mining assertion of C2PA 1.3 and CAWG. Both stand in the file as plain
 * text, so that the bytes are searched and nothing is parsed: safe on any file, whatever it is, in
 * memory of a few MiB. XMP in UTF-16, or compressed as in some PNG files, is not seen here.
 */
public final class EmbeddedOptOut {

  private static final int CHUNK = 1 << 20;
  private static final int OVERLAP = 8 << 10;
  private static final int NEAR = 512;
  private static final int ASSERTION = 4 << 10;
  private static final Pattern MINING = Pattern.compile("DMI-(PROHIBITED[A-Z-]*|ALLOWED)");
  private static final String[] ASSERTIONS = {"c2pa.training-mining", "cawg.training-mining"};

  private EmbeddedOptOut() {}

  /**
   * What a file says of itself; the first statement that forbids, or else the first.
   *
   * @throws IOException if it cannot be read
   */
  public static Optional<OptOutSignal> in(Path file) throws IOException {
    Optional<OptOutSignal> found = Optional.empty();
    // Most pictures are smaller than a chunk: no more is made, cleared and searched than is there.
    int chunk = (int) Math.min(CHUNK, Files.size(file) + 1);
    byte[] buffer = new byte[OVERLAP + chunk];
    int kept = 0;
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.readNBytes(buffer, kept, chunk);
          n > 0;
          n = in.readNBytes(buffer, kept, chunk)) {
        String text = new String(buffer, 0, kept + n, StandardCharsets.ISO_8859_1);
        Optional<OptOutSignal> here = plus(text).or(() -> assertion(text));
        if (here.isPresent() && here.get().reach() == Reach.ALL) {
          return here;
        }
        found = found.or(() -> here);
        int keep = Math.min(OVERLAP, kept + n);
        System.arraycopy(buffer, kept + n - keep, buffer, 0, keep);
        kept = keep;
      }
    }
    return found;
  }

  private static Optional<OptOutSignal> plus(String text) {
    Optional<OptOutSignal> found = Optional.empty();
    int property = text.indexOf("DataMining");
    while (property >= 0) {
      String near = text.substring(property, Math.min(text.length(), property + NEAR));
      Matcher value = MINING.matcher(near);
      if (value.find()) {
        Reach reach = value.group(1).equals("ALLOWED") ? Reach.NOTHING : Reach.ALL;
        OptOutSignal signal = new OptOutSignal("XMP plus:DataMining", value.group(), reach);
        if (reach == Reach.ALL) {
          return Optional.of(signal);
        }
        found = Optional.of(signal);
      }
      property = text.indexOf("DataMining", property + 1);
    }
    return found;
  }

  private static Optional<OptOutSignal> assertion(String text) {
    for (String label : ASSERTIONS) {
      int at = text.indexOf(label);
      while (at >= 0) {
        String body = text.substring(at, Math.min(text.length(), at + ASSERTION));
        for (String word : new String[] {"notAllowed", "constrained"}) {
          if (body.contains(word)) {
            return Optional.of(new OptOutSignal("C2PA " + label, word, Reach.ALL));
          }
        }
        at = text.indexOf(label, at + 1);
      }
    }
    return Optional.empty();
  }
}
