package org.worldmill.ingest.video;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.worldmill.schemas.MediaException;

class DamageLimitTest {

  @Test
  void admitsOneFaultInTwoHundred() {
    DamageLimit limit = new DamageLimit(400);
    limit.pictureAt(0, 0);
    assertThatCode(() -> limit.check(2, 100)).doesNotThrowAnyException();
    assertThatThrownBy(() -> limit.check(3, 100))
        .isInstanceOf(MediaException.class)
        .hasMessageContaining("3 damaged");
  }

  @Test
  void countsNothingBeforeTheFirstGoodPicture() {
    DamageLimit limit = new DamageLimit(100);
    limit.pictureAt(5, 1);
    limit.pictureAt(9, 0);
    assertThatCode(() -> limit.checkEnd(9, 90)).doesNotThrowAnyException();
  }

  @Test
  void refusesFilmsWithoutAnyGoodPicture() {
    DamageLimit limit = new DamageLimit(3);
    limit.pictureAt(1, 1);
    assertThatThrownBy(() -> limit.checkEnd(1, 1)).hasMessageContaining("undamaged");
    assertThatThrownBy(() -> limit.checkEnd(3, 0)).hasMessageContaining("none of its 3");
  }
}
