package io.flock.protocol.emission;

import io.flock.protocol.codec.StateDocument;

/**
 * That a task has ended: nothing is minted for it any more, since no advance would fold it. Written by the advance that
 * ends it and read by the one that closes an epoch, so that one of the two sees the other.
 */
public record EmissionEnd() implements StateDocument {}
