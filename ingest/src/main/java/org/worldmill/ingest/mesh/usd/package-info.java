/**
 * Universal Scene Description (Pixar; Alliance for OpenUSD, "Core Specification 1.0"): layers as
 * text and as crates, packages, composition, and the geometry and looks of a stage.
 */
package org.worldmill.ingest.mesh.usd;
