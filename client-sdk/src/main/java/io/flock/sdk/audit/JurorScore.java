package io.flock.sdk.audit;

import io.flock.protocol.arena.Score;
import io.flock.protocol.identity.AccountId;
import java.util.Optional;

/**
 * What a validator said of a submission.
 *
 * @param score absent when it was not revealed
 */
public record JurorScore(AccountId validator, Optional<Score> score) {}
