package org.worldmill.schemas.media;

/** What a {@link FrameSource} gives, in the order in which it comes off the decoders. */
public sealed interface MediaEvent permits Frame, AudioBlock {}
