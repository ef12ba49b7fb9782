package org.worldmill.jobs.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.jobs.catalog.FrontierRow;
import org.worldmill.jobs.web.HostWeb;

class LaneTest {

  private static final String FIRST = "r1-w1-p0-1.jsonl";
  private static final int ALL = 100;

  @TempDir private Path folder;
  private HostWeb web;
  private AnnouncedSite site;

  @BeforeEach
  void serve() throws IOException {
    web = new HostWeb();
    site = new AnnouncedSite(web, folder.resolve("scraps"));
  }

  @AfterEach
  void close() throws IOException {
    web.close();
  }

  private List<JournalLine> lines(String journal) throws IOException {
    return Files.readAllLines(folder.resolve(journal)).stream()
        .map(line -> CrawlJson.read(line, JournalLine.class).orElseThrow())
        .toList();
  }

  @Test
  void followsTheSitemapsThatRobotsTxtNamesEachOnce() throws IOException {
    site.steps(site.scope("trial", true), folder, FIRST, ALL);
    assertThat(site.asked()).containsExactlyInAnyOrderElementsOf(AnnouncedSite.ALL);
    assertThat(lines(FIRST).stream().flatMap(line -> line.fetch().stream()))
        .filteredOn(fetch -> fetch.url().equals(site.url("/kept/map.xml")))
        .extracting(fetch -> fetch.outcome().name())
        .containsExactly("FORBIDDEN_BY_ROBOTS");
  }

  @Test
  void leavesThemAloneWhereTheScopeDoesNotWantThem() throws IOException {
    site.steps(site.scope("trial", false), folder, FIRST, ALL);
    assertThat(site.asked()).containsExactly("/robots.txt", "/.well-known/tdmrep.json", "/");
    assertThat(lines(FIRST)).allMatch(line -> line.found().isEmpty());
  }

  @Test
  void rulesAndSitemapsAreOneLineOfTheJournal() throws IOException {
    site.steps(site.scope("trial", true), folder, FIRST, 1);
    assertThat(site.asked()).containsExactly("/robots.txt");
    List<JournalLine> lines = lines(FIRST);
    assertThat(lines).hasSize(1);
    assertThat(lines.get(0).host()).isPresent();
    assertThat(lines.get(0).found())
        .extracting(FrontierRow::url)
        .containsExactly(site.url("/map.xml"), site.url("/kept/map.xml"));
  }

  @Test
  void anAttemptThatFollowsReadsNoRobotsTxtAgainAndTellsOfNoSitemapTwice() throws IOException {
    site.steps(site.scope("trial", true), folder, FIRST, 1);
    site.steps(site.scope("trial", true), folder, "r1-w1-p0-2.jsonl", ALL);
    assertThat(site.asked()).containsExactly("/robots.txt", "/.well-known/tdmrep.json", "/");
    assertThat(lines("r1-w1-p0-2.jsonl")).allMatch(line -> line.found().isEmpty());
  }
}
