package org.worldmill.jobs.crawl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.worldmill.ingest.manners.OptOutSignal;
import org.worldmill.ingest.manners.RobotsRules;
import org.worldmill.ingest.net.AddressException;
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

  /** Sitemaps of one robots.txt that are followed; a site with more has an index of them. */
  static final int MOST_SITEMAPS = 50;

  private final CrawlScope scope;
  private final ScopeRules rules;

  Finder(CrawlScope scope) {
    this.scope = scope;
    rules = new ScopeRules(scope);
  }

  /** Where the scope goes. */
  ScopeRules rules() {
    return rules;
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
    if (from.role() == Role.PAGE) {
      found.embeds().stream()
          .filter(rules::admitsPage)
          .forEach(url -> rows.add(row(from, url, Role.OEMBED, from.depth())));
    }
    for (MediaLink link : found.media()) {
      if (scope.media().contains(link.modality()) && rules.admitsMedium(link.url())) {
        medium(from, link, signals, rows);
      }
    }
    return rows;
  }

  /**
   * The rows of the sitemaps that a robots.txt names: of a host within the scope, those on hosts
   * within it, the first of them. What the operator states of a seed's media is not stated of
   * theirs: the site has named them, not the seed.
   *
   * @param origin an address of the origin whose robots.txt it is
   * @param named what it names
   * @param round the round that has read it
   */
  List<FrontierRow> sitemaps(WebUrl origin, List<String> named, long round) {
    if (!scope.sitemaps() || !rules.admitsPage(origin)) {
      return List.of();
    }
    String place = origin.origin() + RobotsRules.PATH;
    return named.stream()
        .flatMap(text -> url(text).stream())
        .filter(rules::admitsPage)
        .distinct()
        .limit(MOST_SITEMAPS)
        .map(url -> FrontierEntry.planted(scope.name(), round, url, Role.SITEMAP, place).row())
        .toList();
  }

  private static Optional<WebUrl> url(String text) {
    try {
      return Optional.of(WebUrl.of(text));
    } catch (AddressException e) {
      return Optional.empty();
    }
  }

  private static FrontierRow row(FrontierRow from, WebUrl url, Role role, int depth) {
    return FrontierEntry.foundIn(from, url, role).depth(depth).row();
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
        FrontierEntry.foundIn(from, link.url(), Role.MEDIUM)
            .modality(Optional.of(link.modality()))
            .depth(from.depth())
            .words(new FrontierRow.Words(words.alt(), words.title(), words.caption(), words.near()))
            .terms(link.licence())
            .tracks(tracks)
            .signals(OptOutSignal.line(signals))
            .optOut(optOut)
            .row());
    if (optOut.isEmpty() && link.modality() == Modality.VIDEO) {
      link.tracks().stream()
          .filter(track -> rules.admitsMedium(track.url()))
          .forEach(track -> rows.add(track(from, track.url(), link)));
    }
  }

  /** A track is asked for under the terms of its video. */
  private static FrontierRow track(FrontierRow from, WebUrl url, MediaLink link) {
    return FrontierEntry.foundAt(link.url().text(), from, url, Role.TRACK)
        .modality(Optional.of(Modality.VIDEO))
        .depth(from.depth())
        .terms(link.licence())
        .row();
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
}
