/**
 * What near-duplicates are found by: signatures made of signals, the keys under which they are
 * filed, and the verification of a pair. Knows nothing of how pairs are brought together.
 */
package org.worldmill.curate.duplicate;
