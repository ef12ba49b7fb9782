/** What a file is, found by looking at its bytes; its name only breaks ties. */
package org.worldmill.ingest.sniff;
