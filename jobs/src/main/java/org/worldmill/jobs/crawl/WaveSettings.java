package org.worldmill.jobs.crawl;

import java.io.Serializable;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;
import org.worldmill.ingest.blob.BlobStore;
import org.worldmill.ingest.net.AddressGuard;
import org.worldmill.ingest.net.HostLookup;
import org.worldmill.ingest.net.LoopbackFixture;
import org.worldmill.schemas.crawl.CrawlScope;

/** What the tasks of a crawl need to know; travels to the executors. */
final class WaveSettings implements Serializable {

  private static final long serialVersionUID = 1;

  private final String scope;
  private final long round;
  private final String journals;
  private final String blobs;
  private final SerializableConfiguration hadoop;
  private final @Nullable LoopbackFixture fixture;
  private final List<String> refused;

  WaveSettings(
      CrawlScope scope,
      long round,
      Path journals,
      URI blobs,
      Configuration hadoop,
      Optional<LoopbackFixture> fixture,
      List<String> refused) {
    this.scope = CrawlJson.line(scope);
    this.round = round;
    this.journals = journals.toString();
    this.blobs = blobs.toString();
    this.hadoop = new SerializableConfiguration(hadoop);
    this.fixture = fixture.orElse(null);
    this.refused = List.copyOf(refused);
  }

  CrawlScope scope() {
    return CrawlJson.read(scope, CrawlScope.class).orElseThrow();
  }

  long round() {
    return round;
  }

  /** The folder of journals. */
  Path journals() {
    return Path.of(journals);
  }

  Configuration hadoop() {
    return hadoop.value();
  }

  BlobStore blobs() {
    return new BlobStore(URI.create(blobs), hadoop());
  }

  Optional<LoopbackFixture> fixture() {
    return Optional.ofNullable(fixture);
  }

  AddressGuard guard() {
    return fixture().map(AddressGuard::of).orElseGet(() -> AddressGuard.of(HostLookup.SYSTEM));
  }

  List<String> refused() {
    return refused;
  }
}
