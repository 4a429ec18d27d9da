package io.flock.protocol.arena.reward;

import io.flock.protocol.arena.Mark;
import io.flock.protocol.arena.Score;
import io.flock.protocol.identity.AccountId;
import java.util.Optional;

/**
 * A submission that an epoch has scored.
 *
 * @param firstEpoch in which its account first revealed the model
 * @param toBeat the best that another organisation had shown before that reveal; absent when there was nothing
 */
public record Scored(AccountId node, Score score, int firstEpoch, Optional<Mark> toBeat) {}
