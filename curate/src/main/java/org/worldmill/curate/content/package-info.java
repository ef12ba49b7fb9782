/**
 * What a picture holds that its makers or others put there, and who is in it: text, overlays,
 * screens, slides, faces, people. One file a measure, found as services; no neural networks. OpenCV
 * is used inside, never in a signature.
 */
package org.worldmill.curate.content;
