package io.flock.protocol.arena.advance;

import io.flock.protocol.alliance.PenaltyReason;
import io.flock.protocol.arena.ArenaFault;
import io.flock.protocol.arena.JuryRules;
import io.flock.protocol.arena.jury.Judgement;
import io.flock.protocol.arena.jury.Report;
import io.flock.protocol.identity.AccountId;
import java.util.List;

/** Who of a jury is missing, and who said what a clear result finds false. */
final class JuryFaults {
    private JuryFaults() {}

    /** Silence, and commitments that were not revealed or were shown too early (attacks 33 and 36). */
    static List<ArenaFault> missing(List<AccountId> jury, ArenaRecords records) {
        return jury.stream()
                .filter(validator -> records.scored(validator).isEmpty())
                .map(validator -> new ArenaFault(validator, reason(validator, records)))
                .toList();
    }

    /** The authors of false scores on a submission (attack 14). */
    static List<ArenaFault> liars(List<Report> reports, Judgement judgement, JuryRules rules) {
        return reports.stream()
                .filter(report -> judgement.isFalse(report.score(), rules))
                .map(report -> new ArenaFault(report.validator(), PenaltyReason.FALSE_SCORE))
                .toList();
    }

    private static PenaltyReason reason(AccountId validator, ArenaRecords records) {
        if (!records.scores().containsKey(validator)) {
            return PenaltyReason.ABSENT;
        }
        return records.leaked().contains(validator) ? PenaltyReason.LEAKED : PenaltyReason.UNREVEALED;
    }
}
