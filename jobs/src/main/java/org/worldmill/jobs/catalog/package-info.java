/** The mill's tables: what rows they hold, and typed reading and writing of them. */
package org.worldmill.jobs.catalog;
