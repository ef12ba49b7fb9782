/**
 * Asking the web: addresses that may be asked, one exchange at a time within bounds of size, time
 * and rate. Nothing here knows what is asked for or whether it may be used.
 */
package org.worldmill.ingest.net;
