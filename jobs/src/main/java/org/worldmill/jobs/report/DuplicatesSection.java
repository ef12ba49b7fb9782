package org.worldmill.jobs.report;

import static org.worldmill.jobs.report.Html.clock;
import static org.worldmill.jobs.report.Html.count;
import static org.worldmill.jobs.report.Html.escape;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.worldmill.jobs.report.CardJson.Card;
import org.worldmill.jobs.report.Exhibits.LikeGroup;
import org.worldmill.jobs.report.Exhibits.Member;
import org.worldmill.schemas.Span;
import org.worldmill.schemas.Verdict;

/** The section that shows items that are like each other side by side, the one that stays first. */
final class DuplicatesSection {

  private static final Map<String, String> KINDS =
      Map.of(
          "exact", "the same bytes",
          "content", "other bytes, the same pictures",
          "near", "nearly the same",
          "mirrored", "nearly the same, mirrored",
          "part", "in part the same");

  private final Exhibits exhibits;
  private final int budget;
  private final StringBuilder out = new StringBuilder();

  /**
   * The section.
   *
   * @param budget most items that may be shown
   */
  DuplicatesSection(Exhibits exhibits, int budget) {
    this.exhibits = exhibits;
    this.budget = budget;
  }

  /** Items whose cards are needed: whole groups, as many as the budget admits. */
  Set<String> items() {
    Set<String> items = new LinkedHashSet<>();
    for (LikeGroup group : exhibits.groups()) {
      List<String> members =
          group.members().stream().limit(Exhibits.MOST_MEMBERS).map(Member::itemId).toList();
      if (items.size() + members.size() > budget) {
        break;
      }
      items.addAll(members);
    }
    return items;
  }

  /** The section; empty if there are no groups. */
  String write(Map<String, Card> cards) {
    Set<String> shown = items();
    List<LikeGroup> groups =
        exhibits.groups().stream()
            .filter(group -> !group.members().isEmpty())
            .filter(group -> shown.contains(group.members().get(0).itemId()))
            .toList();
    if (groups.isEmpty()) {
      return "";
    }
    long more = exhibits.moreGroups() + exhibits.groups().size() - groups.size();
    out.append("<section id=\"duplicates\"><h2>Duplicates</h2><p class=\"quiet\">")
        .append(
            "Items that are like each other, largest groups first; in each the one that is kept")
        .append(" before all others comes first. Files with the very same bytes were one asset")
        .append(" before this.</p>");
    groups.forEach(group -> group(group, cards));
    if (more > 0) {
      out.append("<p class=\"quiet\">" + count(more))
          .append(" smaller groups are not shown; the duplicates table has them.</p>");
    }
    return out.append("</section>").toString();
  }

  private void group(LikeGroup group, Map<String, Card> cards) {
    out.append("<article class=\"panel film\"><h3>" + count(group.size()) + " alike</h3>")
        .append("<ul class=\"tiles\">");
    long shown = 0;
    for (Member member : group.members()) {
      Optional<Card> card = Optional.ofNullable(cards.get(member.itemId()));
      if (card.isPresent() && shown < Exhibits.MOST_MEMBERS) {
        member(member, card.get().item(), shown == 0 ? "comes first" : like(member, cards));
        shown++;
      }
    }
    out.append("</ul>");
    if (group.size() > shown) {
      out.append("<p class=\"quiet\">" + count(group.size() - shown) + " more are like these.</p>");
    }
    out.append("</article>");
  }

  /** How it is like the one it was dropped for, or, if it stays, like another of the group. */
  private static String like(Member member, Map<String, Card> cards) {
    String kind = KINDS.getOrDefault(member.kind(), member.kind());
    String other =
        member.of().flatMap(of -> Optional.ofNullable(cards.get(of))).stream()
            .map(card -> " as " + fileName(card.item()))
            .findFirst()
            .orElse("");
    return kind + other + String.format(Locale.ROOT, ", score %.2f", member.score());
  }

  private static String fileName(ReportItem item) {
    String name = item.asset().name();
    return name.substring(name.lastIndexOf('/') + 1);
  }

  private void member(Member member, ReportItem item, String like) {
    // What was dropped for another says so already, and by name.
    Optional<Verdict> verdict =
        item.drop().map(why -> member.of().isPresent() ? withoutReason(why) : why);
    out.append("<li class=\"" + (item.kept() ? "stays" : "dropped") + "\">")
        .append(Html.opens(member.itemId()))
        .append("<span class=\"words\"><b>")
        .append(escape(fileName(item)) + "</b><small>")
        .append(item.item().span().map(DuplicatesSection::time).orElse("") + "</small><small>")
        .append(escape(like) + "</small>" + Html.verdict(verdict) + "</span></button></li>");
  }

  private static Verdict withoutReason(Verdict drop) {
    return new Verdict(
        drop.itemId(),
        drop.rule(),
        drop.order(),
        drop.keep(),
        drop.signal(),
        drop.value(),
        Optional.empty());
  }

  private static String time(Span span) {
    double second = span.timeBase().toDouble();
    return clock(second * span.startPts()) + " to " + clock(second * span.endPts());
  }
}
