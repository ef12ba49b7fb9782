package org.worldmill.jobs.duplicate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.worldmill.curate.duplicate.Bands;

/**
 * Walks through the index in the order of {@link Entry#ORDER} and pairs what stands under one key
 * and looks alike, if at least one of the two is new. Under a key that many share, each item is
 * held against the {@value #HEADS} heaviest alone, and paired with at most {@value #MOST} of them,
 * so that the work grows with the number of items and not with its square. Holds no more than the
 * heads.
 */
final class BucketWalk implements Iterator<Pair> {

  /** Items under a key that all others under it are held against. */
  static final int HEADS = 256;

  /** Heads that one item is paired with under one key. */
  static final int MOST = 16;

  private final Iterator<Entry> entries;
  private final List<Entry> heads = new ArrayList<>();
  private final Deque<Pair> found = new ArrayDeque<>();
  private boolean crowded;
  private long crowdedKeys;

  BucketWalk(Iterator<Entry> entries) {
    this.entries = entries;
  }

  /** Keys met so far under which some items may not have been held against each other. */
  long crowdedKeys() {
    return crowdedKeys;
  }

  @Override
  public boolean hasNext() {
    while (found.isEmpty() && entries.hasNext()) {
      take(entries.next());
    }
    return !found.isEmpty();
  }

  @Override
  public Pair next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return found.remove();
  }

  private void take(Entry entry) {
    if (!heads.isEmpty() && heads.get(0).key() != entry.key()) {
      heads.clear();
      crowded = false;
    }
    int alike = 0;
    for (int i = 0; i < heads.size() && alike < MOST; i++) {
      Entry head = heads.get(i);
      if (Bands.alike(head.evidence(), entry.evidence())) {
        alike++;
        if (head.fresh() || entry.fresh()) {
          found.add(Pair.of(head.itemId(), entry.itemId()));
        }
      }
    }
    if (heads.size() < HEADS && alike < MOST) {
      heads.add(entry);
    } else if (!crowded) {
      crowded = true;
      crowdedKeys++;
    }
  }
}
