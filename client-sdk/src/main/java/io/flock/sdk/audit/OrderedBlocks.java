package io.flock.sdk.audit;

import java.util.Optional;

/**
 * Which blocks the channel's orderers signed. Block 0 is signed by nobody.
 *
 * @param signed how many blocks have the signatures that the channel's configuration before them asks for
 * @param unchecked the blocks before which no configuration names an organisation that runs orderers: nothing is known of who
 *     put transactions into them and in which order; absent: there are none
 */
public record OrderedBlocks(long signed, Optional<BlockRange> unchecked) {}
