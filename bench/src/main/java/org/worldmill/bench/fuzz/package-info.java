/** Fuzzing: what is thrown at readers of untrusted bytes. */
package org.worldmill.bench.fuzz;
