/**
 * The demo corpus: small films with known physics, images and 3D models, painted and built by code,
 * with some that are broken on purpose. {@link org.worldmill.jobs.demo.DemoCorpus} writes it.
 */
package org.worldmill.jobs.demo;
