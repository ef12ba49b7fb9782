/** The page that a person reads: one self-contained HTML file, made from plain records. */
package org.worldmill.jobs.report;
