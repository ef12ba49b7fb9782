/**
 * Quality measures: one file each, found as services. The kernels beside them run over flat samples
 * of proxies.
 */
package org.worldmill.curate.measure;
