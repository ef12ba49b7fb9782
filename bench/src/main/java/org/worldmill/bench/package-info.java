/**
 * Benchmarks: each prints a ratio to a named reference measured in the same run, and writes JSON.
 */
package org.worldmill.bench;
