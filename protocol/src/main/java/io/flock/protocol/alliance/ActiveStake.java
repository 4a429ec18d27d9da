package io.flock.protocol.alliance;

import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.Optional;

/** The frozen stake that acted in a round: what emission counts (attack 49). */
public final class ActiveStake {
    private static final List<PenaltyReason> DID_NOT_ACT =
            List.of(PenaltyReason.ABSENT, PenaltyReason.UNREVEALED, PenaltyReason.LEAKED);

    private ActiveStake() {}

    /**
     * The stakes at round start of those who acted wherever they were expected.
     *
     * @return empty for a round that is not settled yet, or was void
     */
    public static Optional<Amount> of(RoundDocument round) {
        return round.settlement()
                .filter(settlement -> !settlement.voided())
                .map(settlement -> Amount.sum(round.seats().stream()
                        .filter(seat -> settlement.penalties().stream()
                                .noneMatch(penalty -> penalty.account().equals(seat.account())
                                        && DID_NOT_ACT.contains(penalty.reason())))
                        .map(Seat::stake)
                        .toList()));
    }
}
