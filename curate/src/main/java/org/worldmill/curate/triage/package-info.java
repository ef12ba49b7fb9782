/** Cheap evidence: which rules drop all of a film, told from facts and key frames alone. */
@org.jspecify.annotations.NullMarked
package org.worldmill.curate.triage;
