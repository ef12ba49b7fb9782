package org.worldmill.jobs.crawl;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.worldmill.ingest.blob.BlobStore;
import org.worldmill.ingest.manners.Backoff;
import org.worldmill.ingest.manners.OptOuts;
import org.worldmill.ingest.net.AddressGuard;
import org.worldmill.ingest.net.LoopbackFixture;
import org.worldmill.ingest.net.WebClient;
import org.worldmill.ingest.page.LicenceGate;
import org.worldmill.schemas.crawl.CrawlScope;

/**
 * What the lanes of one task work with.
 *
 * @param scope the crawl's scope
 * @param round the round
 * @param client asks
 * @param guard says who must not be asked
 * @param blobs keeps media
 * @param folder where bodies lie until they are kept
 * @param journal hears of every step
 * @param wave the name of the wave, whose end ends its tasks
 * @param fixture the pretended web of a trial
 * @param allowance bytes that this task may still fetch
 * @param refused SHA-256 of bytes that are not kept
 * @param finder makes rows of what documents lead to
 */
record CrawlTools(
    CrawlScope scope,
    long round,
    WebClient client,
    AddressGuard guard,
    BlobStore blobs,
    Path folder,
    Journal journal,
    String wave,
    Optional<LoopbackFixture> fixture,
    AtomicLong allowance,
    Set<String> refused,
    Finder finder) {

  CrawlTools {
    refused = Set.copyOf(refused);
  }

  /** Reads opt-outs by our name. */
  OptOuts optOuts() {
    return new OptOuts(scope.agent().token());
  }

  /** Says which terms the crawl takes. */
  LicenceGate gate() {
    return new LicenceGate(scope.licences());
  }

  /** The pause between two requests of a lane, in nanoseconds, unless a site asks for more. */
  long delayNanos() {
    return fixture.map(LoopbackFixture::delayNanos).orElse(scope.limits().delayNanos());
  }

  /** The first pause of a host that fails and does not say how long. */
  Duration firstBackoff() {
    return fixture.map(LoopbackFixture::firstBackoff).orElse(Backoff.FIRST);
  }
}
