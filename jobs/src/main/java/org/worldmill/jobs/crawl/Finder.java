package org.worldmill.jobs.crawl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.worldmill.ingest.manners.OptOutSignal;
import org.worldmill.ingest.net.WebUrl;
import org.worldmill.ingest.page.Discovery;
import org.worldmill.ingest.page.MediaLink;
import org.worldmill.jobs.catalog.FrontierRow;
import org.worldmill.jobs.catalog.FrontierRow.Role;
import org.worldmill.schemas.Licence;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.crawl.CrawlScope;

/** Makes rows of the frontier of what a document leads to, as far as the scope goes. */
final class Finder {

  private static final double STATED = 0.5;
  private static final int DEEPEST_SITEMAP = 3;

  private final CrawlScope scope;
  private final ScopeRules rules;

  Finder(CrawlScope scope) {
    this.scope = scope;
    rules = new ScopeRules(scope);
  }

  /**
   * The rows.
   *
   * @param from the document
   * @param found what it leads to
   * @param site what its site says about the use of it
   */
  List<FrontierRow> rows(FrontierRow from, Discovery found, List<OptOutSignal> site) {
    List<OptOutSignal> signals = new ArrayList<>(site);
    signals.addAll(found.signals());
    List<FrontierRow> rows = new ArrayList<>();
    boolean index = from.role() != Role.PAGE;
    int depth = index ? 0 : from.depth() + 1;
    if (depth <= scope.depth()) {
      found.pages().stream()
          .filter(rules::admitsPage)
          .forEach(url -> rows.add(row(from, url, Role.PAGE, depth)));
    }
    if (from.depth() < DEEPEST_SITEMAP) {
      found.sitemaps().stream()
          .filter(rules::admitsPage)
          .forEach(url -> rows.add(row(from, url, Role.SITEMAP, from.depth() + 1)));
    }
    for (MediaLink link : found.media()) {
      if (scope.media().contains(link.modality()) && rules.admitsMedium(link.url())) {
        medium(from, link, signals, rows);
      }
    }
    return rows;
  }

  private static FrontierRow row(FrontierRow from, WebUrl url, Role role, int depth) {
    return new FrontierRow(
        from.crawl(),
        from.round(),
        url.id(),
        url.text(),
        url.domain(),
        role,
        Optional.empty(),
        depth,
        0,
        from.url(),
        FrontierRow.Words.NONE,
        Licence.UNKNOWN,
        List.of(),
        from.stated(),
        Optional.empty(),
        Optional.empty());
  }

  private void medium(
      FrontierRow from, MediaLink link, List<OptOutSignal> signals, List<FrontierRow> rows) {
    Optional<String> optOut =
        OptOutSignal.forbidding(signals, link.modality()).map(OptOutSignal::toString);
    List<FrontierRow.Track> tracks =
        link.tracks().stream()
            .filter(track -> rules.admitsMedium(track.url()))
            .map(track -> new FrontierRow.Track(track.url().text(), track.language()))
            .toList();
    MediaLink.Words words = link.words();
    rows.add(
        new FrontierRow(
            from.crawl(),
            from.round(),
            link.url().id(),
            link.url().text(),
            link.url().domain(),
            Role.MEDIUM,
            Optional.of(link.modality()),
            from.depth(),
            0,
            from.url(),
            new FrontierRow.Words(words.alt(), words.title(), words.caption(), words.near()),
            licence(link.licence(), from.stated()),
            tracks,
            from.stated(),
            OptOutSignal.line(signals),
            optOut));
    if (optOut.isEmpty() && link.modality() == Modality.VIDEO) {
      link.tracks().stream()
          .filter(track -> rules.admitsMedium(track.url()))
          .forEach(track -> rows.add(track(from, track.url(), link)));
    }
  }

  /** A track is asked for under the terms of its video. */
  private static FrontierRow track(FrontierRow from, WebUrl url, MediaLink link) {
    FrontierRow bare = row(from, url, Role.TRACK, from.depth());
    return new FrontierRow(
        bare.crawl(),
        bare.round(),
        bare.urlId(),
        bare.url(),
        bare.domain(),
        Role.TRACK,
        Optional.of(Modality.VIDEO),
        bare.depth(),
        0,
        link.url().text(),
        FrontierRow.Words.NONE,
        licence(link.licence(), from.stated()),
        List.of(),
        from.stated(),
        Optional.empty(),
        Optional.empty());
  }

  /** The terms that were found, or, where none were, those that the operator states. */
  static Licence licence(Licence found, Optional<FrontierRow.Stated> stated) {
    if (stated.isEmpty()) {
      return found;
    }
    Optional<String> person = found.attribution().or(() -> stated.get().attribution());
    boolean own = found.evidence().isPresent() || stated.get().licence().isEmpty();
    return new Licence(
        own ? found.spdx() : stated.get().licence(),
        found.url(),
        person,
        own
            ? found.evidence()
            : stated.get().licence().map(spdx -> "scope: seeds.licence = " + spdx),
        own ? found.confidence() : STATED);
  }

  /** Where an address has moved to: the same, elsewhere. */
  static FrontierRow moved(FrontierRow from, WebUrl to) {
    return new FrontierRow(
        from.crawl(),
        from.round(),
        to.id(),
        to.text(),
        to.domain(),
        from.role(),
        from.modality(),
        from.depth(),
        from.hops() + 1,
        from.parent(),
        from.words(),
        from.licence(),
        from.tracks(),
        from.stated(),
        from.signals(),
        from.optOut());
  }
}
