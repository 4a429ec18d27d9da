package io.flock.testnet.demo.report;

import java.util.Locale;

/** A demo's result for people at a terminal. */
public final class SummaryTable {
    private SummaryTable() {}

    /** Lines of plain text, the last one ended. */
    public static String render(DemoResult result) {
        StringBuilder text = new StringBuilder();
        result.arena().ifPresent(arena -> text.append(ArenaTable.text(arena)));
        text.append(row("participant", "role", "staked", "ended with", "drawn again"));
        text.append(row("-----------", "----", "------", "----------", "-----------"));
        for (ParticipantResult participant : result.participants()) {
            text.append(row(
                    participant.account().toString(),
                    participant.malicious() ? result.attack() : "honest",
                    participant.stakeBefore().format(),
                    participant.stakeAfter().format(),
                    participant.removed() ? "no" : "yes"));
        }
        text.append('\n');
        text.append(fact("task", result.ending() + " after " + result.rounds().size() + " rounds"));
        text.append(fact(
                "accuracy",
                String.format(
                        Locale.ROOT,
                        "%.4f, %.4f before the first round (on images that nobody trained on)",
                        result.accuracy(),
                        result.initialAccuracy())));
        result.market().ifPresent(market -> text.append(fact("market", market.summary())));
        text.append(fact("audit", audit(result)));
        text.append(fact("money", result.moneyConserved() ? "conserved to the last micro-FLOCK" : "NOT CONSERVED"));
        text.append(fact(
                "ledger",
                String.format(
                        Locale.ROOT,
                        "%d transactions; per participant and round %d bytes of state, %d bytes of blocks",
                        result.transactions(),
                        result.stateBytesPerParticipantRound(),
                        result.blockBytesPerParticipantRound())));
        text.append(fact(
                "time",
                String.format(
                        Locale.ROOT,
                        "%.1f s in all; network up in %d ms; %.2f s a round beside training and evaluation",
                        result.seconds(),
                        result.devnetStartMillis(),
                        result.roundOverheadSeconds())));
        return text.toString();
    }

    private static String audit(DemoResult result) {
        int differences = result.auditDifferences().size();
        return differences == 0 ? "0 differences" : differences + " DIFFERENCES: " + result.auditDifferences();
    }

    private static String row(String account, String role, String before, String after, String drawn) {
        return String.format(Locale.ROOT, "%-32s %-14s %14s %14s  %s%n", account, role, before, after, drawn);
    }

    private static String fact(String name, String value) {
        return String.format(Locale.ROOT, "%-9s %s%n", name, value);
    }
}
