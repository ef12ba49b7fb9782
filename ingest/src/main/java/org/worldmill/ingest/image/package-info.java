/** Still pictures: facts and decoding. Runs inside the media worker. */
package org.worldmill.ingest.image;
