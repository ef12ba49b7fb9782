/** The only way into Spark: sessions, and the codec between our records and Spark's rows. */
package org.worldmill.jobs.spark;
