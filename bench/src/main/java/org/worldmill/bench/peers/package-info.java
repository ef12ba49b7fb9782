/** Curation beside other programs, over the same files in the same run. */
package org.worldmill.bench.peers;
