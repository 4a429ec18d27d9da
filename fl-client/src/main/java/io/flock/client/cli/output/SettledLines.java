package io.flock.client.cli.output;

import io.flock.protocol.alliance.Payout;
import io.flock.protocol.alliance.Penalty;
import java.util.List;
import java.util.stream.Stream;

/** Who paid and who was paid when a round or an epoch was settled, for people. */
public final class SettledLines {
    private SettledLines() {}

    /** A line per penalty, then one per payout. */
    public static List<String> of(List<Penalty> penalties, List<Payout> payouts) {
        return Stream.concat(
                        penalties.stream()
                                .map(penalty -> "penalty    " + penalty.account() + " " + penalty.reason() + " "
                                        + penalty.amount().format() + behind(penalty)),
                        payouts.stream()
                                .map(payout -> "payout     " + payout.account() + " "
                                        + payout.amount().format()))
                .toList();
    }

    /** Where gmFLOCK was burned. */
    private static String behind(Penalty penalty) {
        return penalty.moved()
                .map(moved -> " gmFLOCK, and the " + moved.format() + " FLOCK behind them")
                .orElse("");
    }
}
