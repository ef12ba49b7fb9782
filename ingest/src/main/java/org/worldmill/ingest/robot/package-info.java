/** Robot episodes as they lie on disk: LeRobot datasets, read as series on the film's clock. */
package org.worldmill.ingest.robot;
