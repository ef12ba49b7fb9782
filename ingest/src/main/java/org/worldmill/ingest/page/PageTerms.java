package org.worldmill.ingest.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;
import org.worldmill.ingest.net.AddressException;
import org.worldmill.ingest.net.WebUrl;
import org.worldmill.schemas.Licence;

/**
 * The terms of a page's media: those of a medium's own figure, a phrase of its caption, or what is
 * stated for the whole page, if the page states one thing alone.
 */
final class PageTerms {

  // Parsed once: a page has many figures, and each is asked all of them.
  private static final Evaluator LICENCE_LINKS =
      Selector.evaluatorOf("a[rel~=(?i)\\blicense\\b], link[rel~=(?i)\\blicense\\b]");
  private static final Evaluator PERSON =
      Selector.evaluatorOf("[itemprop~=author|creator], [rel~=author], .credit");
  private static final Evaluator CAPTION = Selector.evaluatorOf("figcaption");
  private static final Evaluator FIGURE = Selector.evaluatorOf("figure");
  private static final Pattern META =
      Pattern.compile(
          "(dc(terms)?\\.(rights|license)|licen[sc]e|copyright-license)", Pattern.CASE_INSENSITIVE);
  private static final Pattern PHRASE =
      Pattern.compile(
          "\\b(CC0(?: 1\\.0)?|CC[ -]BY(?:[ -](?:NC|ND|SA))*[ -][0-9]\\.[0-9]|Public Domain Mark 1\\.0)",
          Pattern.CASE_INSENSITIVE);

  private final WebUrl base;
  private final Licence whole;

  PageTerms(Document document, WebUrl base, Licence linked) {
    this.base = base;
    Optional<String> author = author(document);
    List<Licence> said = new ArrayList<>();
    for (Element link : document.select(LICENCE_LINKS)) {
      if (link.closest(FIGURE) == null) {
        said.add(Terms.of(address(link), Terms.PAGE, "page rel=license", author));
      }
    }
    for (Element meta : document.select("meta[content]")) {
      if (META.matcher(meta.attr("name")).matches()) {
        said.add(
            Terms.of(meta.attr("content"), Terms.PAGE, "page meta " + meta.attr("name"), author));
      }
    }
    if (linked.evidence().isPresent()) {
      said.add(linked);
    }
    said.removeIf(licence -> licence.evidence().isEmpty());
    whole = one(said, author);
  }

  /** Several statements that agree are one; those that do not are none, and kept as evidence. */
  private static Licence one(List<Licence> said, Optional<String> author) {
    if (said.isEmpty()) {
      return Terms.unknown(author);
    }
    Licence first = said.get(0);
    if (said.stream().allMatch(licence -> licence.spdx().equals(first.spdx()))) {
      return new Licence(
          first.spdx(),
          first.url(),
          first.attribution().or(() -> author),
          first.evidence(),
          first.confidence());
    }
    String all = String.join(", ", said.stream().map(l -> l.evidence().orElse("")).toList());
    return new Licence(
        Optional.empty(),
        Optional.empty(),
        author,
        Optional.of("several terms: " + Terms.cut(all)),
        0.2);
  }

  private static Optional<String> author(Document document) {
    Element meta = document.selectFirst("meta[name=author], meta[property=article:author]");
    Optional<String> named = Optional.ofNullable(meta).flatMap(m -> Terms.words(m.attr("content")));
    return named.or(
        () ->
            Optional.ofNullable(document.selectFirst("a[rel~=(?i)\\bauthor\\b]"))
                .flatMap(link -> Terms.words(link.text())));
  }

  private String address(Element link) {
    try {
      return base.resolve(link.attr("href")).text();
    } catch (AddressException e) {
      return link.attr("href");
    }
  }

  /** What holds for a medium at this place of the page. */
  Licence of(Element medium) {
    Element figure = medium.closest(FIGURE);
    if (figure == null) {
      return whole;
    }
    Optional<String> person =
        Optional.ofNullable(figure.selectFirst(PERSON))
            .flatMap(credit -> Terms.words(credit.text()))
            .or(whole::attribution);
    Element link = figure.selectFirst(LICENCE_LINKS);
    if (link != null) {
      return Terms.of(address(link), Terms.FIGURE, "figure rel=license", person);
    }
    Element caption = figure.selectFirst(CAPTION);
    Matcher phrase = PHRASE.matcher(caption == null ? "" : caption.text());
    if (phrase.find()) {
      return Terms.of(phrase.group(), Terms.PHRASE, "figcaption", person);
    }
    return new Licence(whole.spdx(), whole.url(), person, whole.evidence(), whole.confidence());
  }

  /** What holds for media without a place on the page. */
  Licence whole() {
    return whole;
  }
}
