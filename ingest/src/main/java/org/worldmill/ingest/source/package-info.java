/** Where files lie, what lies beside them, and under which terms they may be used. */
package org.worldmill.ingest.source;
