package org.worldmill.ingest.page;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResponse;
import org.worldmill.ingest.net.AddressException;
import org.worldmill.ingest.net.Headers;
import org.worldmill.ingest.net.WebUrl;

/**
 * The replies recorded in a WARC or ARC file, one after the other. A record that cannot be read is
 * left out and counted; where the file itself breaks off, the captures end.
 */
public final class WarcCaptures implements Closeable {

  private final WarcReader reader;
  private long broken;

  /**
   * The captures of a file, plain or compressed by record.
   *
   * @throws IOException if it is neither WARC nor ARC
   */
  public WarcCaptures(InputStream in) throws IOException {
    reader = new WarcReader(in);
  }

  /** The next capture; empty at the end. */
  public Optional<Capture> next() {
    while (true) {
      try {
        Optional<WarcRecord> record = reader.next();
        if (record.isEmpty()) {
          return Optional.empty();
        }
        if (record.get() instanceof WarcResponse response) {
          return Optional.of(capture(response));
        }
      } catch (AddressException e) {
        // dns: and whois: records are no replies of the web.
        broken++;
      } catch (IOException | RuntimeException e) {
        // jwarc throws unchecked where a record's own fields are wrong.
        broken++;
        return Optional.empty();
      }
    }
  }

  /** Records that could not be read. */
  public long broken() {
    return broken;
  }

  private static Capture capture(WarcResponse response) throws IOException {
    WebUrl url = WebUrl.of(response.target());
    HttpResponse http = response.http();
    List<Headers.Field> fields = new ArrayList<>();
    http.headers()
        .map()
        .forEach((name, values) -> values.forEach(v -> fields.add(new Headers.Field(name, v))));
    Headers headers = new Headers(fields);
    InputStream body = http.body().stream();
    String coding = headers.first("content-encoding").orElse("").toLowerCase(Locale.ROOT).strip();
    if (coding.equals("gzip") || coding.equals("x-gzip")) {
      body = new GZIPInputStream(body);
    }
    return new Capture(url, response.date(), http.status(), headers, body);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
