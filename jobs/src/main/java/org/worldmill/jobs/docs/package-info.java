/** Pages of {@code docs/} that are written from the code they describe. */
package org.worldmill.jobs.docs;
