/** The content-addressed store of bytes. */
package org.worldmill.ingest.blob;
