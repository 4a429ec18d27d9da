package io.flock.client.cli.task;

import io.flock.client.cli.output.SettledLines;
import io.flock.client.cli.output.Table;
import io.flock.protocol.alliance.Role;
import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.alliance.Seat;
import io.flock.protocol.alliance.Settlement;
import io.flock.protocol.alliance.VoteRecord;
import io.flock.protocol.alliance.view.RoundView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A round for people: who had which role, what they said, what it brought. */
final class RoundLines {
    private RoundLines() {}

    static List<String> of(RoundView view) {
        RoundDocument round = view.round();
        List<String> lines = new ArrayList<>();
        lines.add("round      " + round.round());
        lines.add("seed       " + round.seed());
        round.proposals().ifPresent(proposals -> lines.add("proposals  " + proposals));
        round.tally().ifPresent(tally -> lines.add("standing   " + (tally.voided() ? "void" : tally.standing())));
        round.settlement().ifPresent(settlement -> lines.addAll(settlement(settlement)));
        lines.add("");
        Table table = new Table("ACCOUNT", "ROLE", "STAKE", "VOTE");
        for (Seat seat : round.seats()) {
            Optional<VoteRecord> vote = Optional.ofNullable(view.votes().get(seat.account()));
            String shown =
                    vote.flatMap(VoteRecord::ballot).map(Object::toString).orElse("");
            table.row(
                    seat.account().toString(),
                    seat.role().name(),
                    seat.stake().format(),
                    seat.role() == Role.VOTER ? shown : "");
        }
        lines.addAll(table.lines());
        return lines;
    }

    private static List<String> settlement(Settlement settlement) {
        List<String> lines = new ArrayList<>();
        lines.add("settled    "
                + (settlement.voided() ? "void" : settlement.adopted().isPresent() ? "model adopted" : "model stays")
                + ", reward " + settlement.reward().format());
        lines.addAll(SettledLines.of(settlement.penalties(), settlement.payouts()));
        return lines;
    }
}
