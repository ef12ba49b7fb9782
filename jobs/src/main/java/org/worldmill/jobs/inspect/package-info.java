/** The page of one film: its boundaries as a contact sheet, its scores over time. */
package org.worldmill.jobs.inspect;
