/** What sensors said of a clip, at the times of its frames, and how well they said it. */
package org.worldmill.label.telemetry;
