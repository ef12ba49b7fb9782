package org.worldmill.jobs.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.worldmill.schemas.Asset;
import org.worldmill.schemas.Item;
import org.worldmill.schemas.ItemMedia;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.Rational;

class RecordCodecTest {

  record Inner(String text, Optional<Modality> modality) {}

  record Everything(
      boolean flag,
      int whole,
      long large,
      float coarse,
      double fine,
      String sourceUri,
      Modality modality,
      Optional<Long> maybeLarge,
      List<Double> series,
      Inner inner,
      Optional<Inner> maybeInner,
      List<Inner> inners,
      List<List<Integer>> nested) {}

  record WithMap(Map<String, String> map) {}

  record Small(String text) {}

  @Property(tries = 300)
  void readsWhatItWrote(@ForAll("everything") Everything value) {
    RecordCodec<Everything> codec = RecordCodec.of(Everything.class);
    assertThat(codec.fromRow(codec.toRow(value))).isEqualTo(value);
  }

  @Provide
  Arbitrary<Everything> everything() {
    Arbitrary<Inner> inner =
        Combinators.combine(Arbitraries.strings(), Arbitraries.of(Modality.class).optional())
            .as(Inner::new);
    return Combinators.combine(
            Combinators.combine(
                    Arbitraries.of(true, false),
                    Arbitraries.integers(),
                    Arbitraries.longs(),
                    Arbitraries.floats(),
                    Arbitraries.doubles(),
                    Arbitraries.strings(),
                    Arbitraries.of(Modality.class))
                .as(
                    (flag, whole, large, coarse, fine, text, modality) ->
                        new Everything(
                            flag,
                            whole,
                            large,
                            coarse,
                            fine,
                            text,
                            modality,
                            Optional.empty(),
                            List.of(),
                            new Inner("", Optional.empty()),
                            Optional.empty(),
                            List.of(),
                            List.of())),
            Arbitraries.longs().optional(),
            Arbitraries.doubles().list().ofMaxSize(4),
            inner,
            inner.optional(),
            inner.list().ofMaxSize(3),
            Arbitraries.integers().list().ofMaxSize(3).list().ofMaxSize(3))
        .as(RecordCodecTest::fill);
  }

  private static Everything fill(
      Everything base,
      Optional<Long> maybeLarge,
      List<Double> series,
      Inner inner,
      Optional<Inner> maybeInner,
      List<Inner> inners,
      List<List<Integer>> nested) {
    return new Everything(
        base.flag(),
        base.whole(),
        base.large(),
        base.coarse(),
        base.fine(),
        base.sourceUri(),
        base.modality(),
        maybeLarge,
        series,
        inner,
        maybeInner,
        inners,
        nested);
  }

  @Test
  void namesColumnsInSnakeCase() {
    assertThat(RecordCodec.of(Everything.class).schema().fieldNames())
        .startsWith("flag", "whole", "large", "coarse", "fine", "source_uri", "modality");
  }

  @Test
  void holdsTheNouns() {
    assertThat(RecordCodec.of(Asset.class).schema().fieldNames())
        .contains("asset_id", "companions", "facts");
    assertThat(RecordCodec.of(Item.class).schema().fieldNames()).contains("item_id", "span");
    assertThat(RecordCodec.of(ItemMedia.class).schema().fieldNames()).contains("frame_map");
  }

  @Test
  void refusesATypeThatRowsCannotHold() {
    assertThatThrownBy(() -> RecordCodec.of(WithMap.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a row cannot hold a java.util.Map");
  }

  @Test
  void namesTheColumnThatIsNull() {
    Row row = RowFactory.create((Object) null);
    assertThatThrownBy(() -> RecordCodec.of(Small.class).fromRow(row))
        .hasMessage("Small.text is null, and its record has no Optional there");
  }

  @Test
  void findsColumnsByNameWhereTheRowKnowsThem() {
    RecordCodec<Rational> codec = RecordCodec.of(Rational.class);
    StructType turned = new StructType().add("den", "long").add("num", "long");
    Row row = new GenericRowWithSchema(new Object[] {30L, 7L}, turned);
    assertThat(codec.fromRow(row)).isEqualTo(new Rational(7, 30));
    StructType strange = new StructType().add("den", "long").add("number", "long");
    assertThatThrownBy(
            () -> codec.fromRow(new GenericRowWithSchema(new Object[] {30L, 7L}, strange)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no column num");
  }

  @Test
  void refusesARowOfAnotherWidth() {
    Row row = RowFactory.create("a", "b");
    assertThatThrownBy(() -> RecordCodec.of(Small.class).fromRow(row))
        .hasMessage("Small has 2 columns, its record has 1");
  }
}
