package org.worldmill.jobs.stage;

/**
 * What a stage's result is a function of.
 *
 * @param inputDigest of the contents it reads
 * @param configFingerprint of the settings it depends on
 * @param codeFingerprint of the code it depends on
 */
record StageKey(String inputDigest, String configFingerprint, String codeFingerprint) {}
