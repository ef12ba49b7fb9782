/** What a threshold keeps and drops, before it is put into a configuration. */
package org.worldmill.jobs.tune;
