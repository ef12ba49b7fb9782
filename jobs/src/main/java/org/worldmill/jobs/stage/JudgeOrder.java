package org.worldmill.jobs.stage;

import java.util.List;
import org.worldmill.jobs.catalog.SignalRow;
import org.worldmill.schemas.Modality;

/**
 * An item to judge.
 *
 * @param itemId the item
 * @param modality what it is
 * @param signals its signals
 */
record JudgeOrder(String itemId, Modality modality, List<SignalRow> signals) {

  JudgeOrder {
    signals = List.copyOf(signals);
  }
}
