package org.worldmill.jobs.stage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.functions;
import org.worldmill.ingest.source.PathGlob;
import org.worldmill.ingest.source.SourceException;
import org.worldmill.ingest.source.SourceFile;
import org.worldmill.jobs.catalog.Catalog;
import org.worldmill.jobs.catalog.CrawledRow;
import org.worldmill.jobs.catalog.FrontierRow;
import org.worldmill.jobs.catalog.MillTable;
import org.worldmill.schemas.Sidecar;
import org.worldmill.schemas.config.SourceConfig;

/**
 * The media of a crawl as a source: {@code crawl:NAME} in place of a folder. Their bytes are in the
 * blob store already; what the web said of them stands beside them as a sidecar would.
 */
final class CrawledFiles {

  private static final String SCHEME = "crawl:";
  private static final ObjectMapper JSON = new ObjectMapper();

  private CrawledFiles() {}

  /** Whether a source is a crawl. */
  static boolean isCrawl(SourceConfig source) {
    return source.uri().startsWith(SCHEME);
  }

  /** The name of the crawl that a source is. */
  static String name(SourceConfig source) {
    return source.uri().substring(SCHEME.length()).replaceFirst("^//", "");
  }

  /** What assets of a crawl have as their source. */
  static String uri(String crawl) {
    return SCHEME + "//" + crawl;
  }

  /**
   * What it holds, by path, the source's patterns applied.
   *
   * @throws SourceException if there is no such crawl
   */
  static List<CrawledRow> of(SourceConfig source, Catalog catalog) {
    String crawl = name(source);
    boolean begun =
        catalog.read(MillTable.ROUNDS).stream().anyMatch(row -> row.crawl().equals(crawl));
    if (!begun) {
      throw new SourceException(
          "there is no crawl '"
              + crawl
              + "' in this working directory; start it with"
              + " `worldmill crawl SCOPE.yaml`");
    }
    List<PathGlob> include = source.include().stream().map(PathGlob::of).toList();
    List<PathGlob> exclude = source.exclude().stream().map(PathGlob::of).toList();
    var rows = catalog.rows(MillTable.CRAWLED).where(functions.col("crawl").equalTo(crawl));
    return catalog.collect(MillTable.CRAWLED, rows).stream()
        .filter(row -> include.isEmpty() || include.stream().anyMatch(g -> g.matches(row.path())))
        .filter(row -> exclude.stream().noneMatch(g -> g.matches(row.path())))
        .toList();
  }

  /** A medium as a file. */
  static SourceFile file(CrawledRow row) {
    return new SourceFile(
        uri(row.crawl()), row.path(), row.blob().sizeBytes(), row.storedAtMillis());
  }

  /** What the web said of a medium: its words as a description, its timed texts. */
  static List<Sidecar> sidecars(CrawledRow row) {
    List<Sidecar> sidecars = new ArrayList<>();
    Map<String, String> said = new LinkedHashMap<>();
    FrontierRow.Words words = row.words();
    words.caption().ifPresent(text -> said.put("caption", text));
    words.alt().ifPresent(text -> said.put("alt", text));
    words.title().ifPresent(text -> said.put("title", text));
    words.near().ifPresent(text -> said.put("near_text", text));
    row.retrieval().page().ifPresent(page -> said.put("page", page));
    if (!said.isEmpty()) {
      sidecars.add(new Sidecar(Sidecar.Kind.JSON, row.path() + ".json", json(said)));
    }
    int number = 0;
    for (CrawledRow.Text text : row.texts()) {
      boolean srt = text.url().toLowerCase(Locale.ROOT).endsWith(".srt");
      String language = text.language().map(tag -> "." + tag).orElse("");
      String name = row.path() + "." + number++ + language + (srt ? ".srt" : ".vtt");
      sidecars.add(new Sidecar(srt ? Sidecar.Kind.SRT : Sidecar.Kind.WEBVTT, name, text.content()));
    }
    return sidecars;
  }

  private static String json(Map<String, String> said) {
    try {
      return JSON.writeValueAsString(said);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a map of texts is JSON", e);
    }
  }
}
