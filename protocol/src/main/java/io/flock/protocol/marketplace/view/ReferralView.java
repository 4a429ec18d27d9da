package io.flock.protocol.marketplace.view;

import io.flock.protocol.marketplace.Referral;
import java.util.Optional;

/**
 * Which version's ratings an Arena task answers.
 *
 * @param referral empty for a task that no version was referred to
 */
public record ReferralView(Optional<Referral> referral) {}
