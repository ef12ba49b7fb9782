/**
 * The search for duplicates: an index of signatures that grows by what is new, pairs that share a
 * key, their verification, groups of what matches, and the choice of what stays.
 */
package org.worldmill.jobs.duplicate;
