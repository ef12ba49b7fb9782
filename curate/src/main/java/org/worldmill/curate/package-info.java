/** Shots, quality measures and verdicts. */
package org.worldmill.curate;
