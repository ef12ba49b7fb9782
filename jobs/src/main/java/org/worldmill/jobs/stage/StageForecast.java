package org.worldmill.jobs.stage;

/**
 * What a stage would do if it were run now.
 *
 * @param stage its name
 * @param runs whether it would do anything
 * @param reason why, for a person
 */
public record StageForecast(String stage, boolean runs, String reason) {}
