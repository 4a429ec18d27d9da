package io.flock.protocol.marketplace;

import io.flock.protocol.arena.Metric;
import io.flock.protocol.arena.Score;
import io.flock.protocol.codec.Limit;
import java.util.Optional;

/**
 * What a model is for. The ledger checks what it can know itself: {@link CardCheck}.
 *
 * @param purpose what it is for
 * @param dataSchema the inputs, in the words of its bundle or a link to them
 * @param metric what the Arena measured it by; only for a consensus model
 * @param measured the Arena's consensus score; only for a consensus model
 * @param limits what it is not for
 * @param licence an SPDX expression or a name
 */
public record ModelCard(
        @Limit(2000) String purpose,
        @Limit(4000) String dataSchema,
        Optional<Metric> metric,
        Optional<Score> measured,
        @Limit(2000) String limits,
        @Limit(100) String licence) {}
