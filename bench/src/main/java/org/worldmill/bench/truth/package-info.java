/**
 * The signal-truth benchmark: what is measured against what is true. A new subject is a {@link
 * org.worldmill.bench.truth.Trial} in the list of {@link org.worldmill.bench.truth.SignalTruth}.
 */
package org.worldmill.bench.truth;
