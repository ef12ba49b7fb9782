/**
 * The port through which measures see media. A {@link org.worldmill.schemas.media.FrameSource}
 * decodes, {@link org.worldmill.schemas.media.DecodedPass} runs once over it, and every {@link
 * org.worldmill.schemas.media.Measure} is offered what it asked for. Measures are found by {@link
 * org.worldmill.schemas.media.MeasureRegistry}.
 */
package org.worldmill.schemas.media;
