/**
 * Repairing and normalising of surfaces: each step says what it did, with its settings and counts,
 * and a repaired surface is not changed by repairing it again.
 */
package org.worldmill.label.repair;
