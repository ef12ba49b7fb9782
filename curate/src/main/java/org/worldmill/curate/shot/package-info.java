/**
 * Where one shot ends and the next begins: detectors after PySceneDetect's measures, on proxies.
 */
package org.worldmill.curate.shot;
