/**
 * What the series of a robot tells of a clip: how well it was recorded, how its joints moved, how
 * its actions go with its states.
 */
package org.worldmill.label.robot;
