/** Verdicts: thresholds on signals, and the one recorded reason of an item. */
package org.worldmill.curate.filter;
