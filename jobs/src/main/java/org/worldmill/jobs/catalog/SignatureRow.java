package org.worldmill.jobs.catalog;

import java.util.List;
import java.util.Optional;
import org.worldmill.curate.duplicate.Signature;
import org.worldmill.schemas.Modality;

/**
 * An entry of the index that duplicates are looked up in. An item that has one was compared with
 * all that were in the index before it.
 *
 * @param itemId the item
 * @param assetId its asset
 * @param modality what it is
 * @param fingerprint of what made the signature, and of how it was compared
 * @param weight which of many under one key are compared with the others: the largest; pixels of
 *     its picture, 0 where there is none
 * @param signature what it is compared by; empty if nothing was observed that it could be
 * @param keys the keys that it is filed under
 * @param evidence what each of the keys was made of
 */
public record SignatureRow(
    String itemId,
    String assetId,
    Modality modality,
    String fingerprint,
    long weight,
    Optional<Signature> signature,
    List<Long> keys,
    List<Long> evidence) {

  public SignatureRow {
    keys = List.copyOf(keys);
    evidence = List.copyOf(evidence);
    if (keys.size() != evidence.size()) {
      throw new IllegalArgumentException("every key is made of something: " + itemId);
    }
  }
}
