package io.flock.protocol.arena.view;

import io.flock.protocol.arena.ConsensusModel;
import io.flock.protocol.arena.Rank;
import io.flock.protocol.arena.Unimproved;
import io.flock.protocol.codec.Limit;
import java.util.List;
import java.util.Optional;

/**
 * Ranks, best first, the best model so far, and the epoch that they are of; no ranks before the first settled epoch.
 *
 * @param unimproved whose submission of the epoch does not stand, so that it has no rank or that of an earlier one; absent
 *     when there is none, and when no epoch was asked for
 */
public record Leaderboard(
        Optional<Integer> epoch,
        @Limit(256) List<Rank> ranking,
        Optional<ConsensusModel> best,
        @Limit(256) Optional<List<Unimproved>> unimproved) {}
