package org.worldmill.jobs.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.worldmill.schemas.Caption;
import org.worldmill.schemas.Licence;
import org.worldmill.schemas.Retrieval;
import org.worldmill.schemas.Span;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

/** Writes what the page's script reads: signals and cards as one JSON object. */
final class CardJson {

  private static final int CAPTION_LIMIT = 2000;

  private final JsonGenerator json;

  private CardJson(JsonGenerator json) {
    this.json = json;
  }

  /**
   * A card and the bytes that are embedded with it.
   *
   * @param item what it shows
   * @param thumbnail its picture, if it fits the page
   * @param clip its clip, if it fits the page
   * @param model how it can be turned, if it is a model that can
   */
  record Card(
      ReportItem item,
      Optional<Embedded> thumbnail,
      Optional<Embedded> clip,
      Optional<ModelPreview> model) {}

  /** Bytes that stand in the page itself, as base64. */
  record Embedded(String contentType, String base64) {
    static Embedded of(String contentType, byte[] bytes) {
      return new Embedded(contentType, Base64.getEncoder().encodeToString(bytes));
    }

    String dataUri() {
      return "data:" + contentType + ";base64," + base64;
    }
  }

  static String write(List<SignalSpec> signals, List<Card> cards) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      CardJson writer = new CardJson(json);
      json.writeStartObject();
      writer.signals(signals);
      json.writeArrayFieldStart("cards");
      for (Card card : cards) {
        writer.card(card);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a string writer does not fail", e);
    }
    return text.toString();
  }

  private void signals(List<SignalSpec> signals) throws IOException {
    json.writeArrayFieldStart("signals");
    for (SignalSpec spec : signals) {
      json.writeStartObject();
      json.writeStringField("name", spec.name());
      json.writeStringField("type", spec.type().name());
      json.writeStringField("unit", spec.unit().equals("1") ? "" : spec.unit());
      json.writeStringField("meaning", spec.meaning());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void card(Card card) throws IOException {
    ReportItem shown = card.item();
    json.writeStartObject();
    json.writeStringField("id", shown.item().itemId());
    json.writeStringField("name", shown.asset().name());
    json.writeNumberField("index", shown.item().index());
    json.writeStringField("modality", shown.item().modality().id());
    json.writeNumberField("frames", shown.item().frames());
    if (shown.item().span().isPresent()) {
      span(shown.item().span().get());
    }
    if (shown.drop().isPresent()) {
      json.writeStringField("rule", shown.drop().get().rule());
      json.writeStringField("why", shown.drop().get().reason().orElse(""));
    }
    values(shown.signals());
    captions(shown.captions());
    provenance(shown);
    if (card.thumbnail().isPresent()) {
      json.writeStringField("thumb", card.thumbnail().get().dataUri());
    }
    if (card.model().isPresent()) {
      model(card.model().get());
    }
    if (shown.publication().isPresent()) {
      publication(shown.publication().get(), card.clip());
    }
    json.writeEndObject();
  }

  private void span(Span span) throws IOException {
    json.writeArrayFieldStart("span");
    json.writeNumber(span.timeBase().toDouble() * span.startPts());
    json.writeNumber(span.timeBase().toDouble() * span.endPts());
    json.writeEndArray();
    json.writeStringField("pts", span.startPts() + ".." + span.endPts() + " @ " + span.timeBase());
  }

  private void values(Map<String, SignalValue> signals) throws IOException {
    json.writeObjectFieldStart("values");
    for (Map.Entry<String, SignalValue> entry : signals.entrySet()) {
      SignalValue value = entry.getValue();
      json.writeFieldName(entry.getKey());
      if (value.number().isPresent() && value.standardError().isEmpty()) {
        json.writeNumber(value.number().get());
      } else if (value.number().isPresent()) {
        json.writeStartObject();
        json.writeNumberField("n", value.number().get());
        json.writeNumberField("se", value.standardError().get());
        json.writeEndObject();
      } else if (value.text().isPresent()) {
        json.writeString(cut(value.text().get()));
      } else {
        json.writeStartObject();
        json.writeStringField(
            "none", value.absent().orElse(value.series().size() + " values in a series"));
        json.writeEndObject();
      }
    }
    json.writeEndObject();
  }

  private void captions(List<Caption> captions) throws IOException {
    json.writeArrayFieldStart("captions");
    for (Caption caption : captions) {
      json.writeStartObject();
      json.writeStringField("text", cut(caption.text()));
      json.writeStringField("kind", caption.kind());
      json.writeStringField("by", caption.captioner());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void provenance(ReportItem shown) throws IOException {
    json.writeStringField("source", shown.asset().sourceUri());
    json.writeArrayFieldStart("origins");
    for (String origin : shown.asset().origins().stream().limit(20).toList()) {
      json.writeString(origin);
    }
    json.writeEndArray();
    json.writeStringField("asset", shown.asset().assetId());
    json.writeStringField("format", shown.asset().blob().contentType());
    Licence licence = shown.asset().licence();
    json.writeStringField("licence", licence.spdx().orElse("unknown"));
    if (licence.attribution().isPresent()) {
      json.writeStringField("attribution", cut(licence.attribution().get()));
    }
    if (licence.evidence().isPresent()) {
      json.writeStringField("evidence", cut(licence.evidence().get()));
    }
    if (shown.asset().retrieval().isPresent()) {
      retrieval(shown.asset().retrieval().get());
    }
  }

  private void retrieval(Retrieval retrieval) throws IOException {
    json.writeObjectFieldStart("web");
    json.writeStringField("url", cut(retrieval.url()));
    json.writeStringField("at", retrieval.retrievedAt());
    json.writeStringField("basis", cut(retrieval.basis()));
    if (retrieval.page().isPresent()) {
      json.writeStringField("page", cut(retrieval.page().get()));
    }
    if (retrieval.signals().isPresent()) {
      json.writeStringField("signals", cut(retrieval.signals().get()));
    }
    json.writeEndObject();
  }

  private void model(ModelPreview model) throws IOException {
    if (model.glb().isPresent()) {
      json.writeStringField("glb", model.glb().get());
    }
    if (model.sheet().isPresent()) {
      json.writeStringField("sheet", "data:image/jpeg;base64," + model.sheet().get());
    }
    if (model.why().isPresent()) {
      json.writeStringField("still", model.why().get());
    }
  }

  private void publication(ReportItem.Publication place, Optional<Embedded> clip)
      throws IOException {
    json.writeStringField("split", place.split());
    json.writeStringField("transforms", String.join(", ", place.transforms()));
    json.writeObjectFieldStart("media");
    json.writeStringField("type", place.media().contentType());
    json.writeStringField("url", place.shardUrl());
    json.writeNumberField("offset", place.offset());
    json.writeNumberField("size", place.media().sizeBytes());
    if (clip.isPresent()) {
      json.writeStringField("data", clip.get().base64());
    }
    json.writeEndObject();
  }

  private static String cut(String text) {
    return text.length() <= CAPTION_LIMIT ? text : text.substring(0, CAPTION_LIMIT) + "…";
  }
}
