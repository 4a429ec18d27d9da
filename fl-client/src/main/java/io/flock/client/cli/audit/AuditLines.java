package io.flock.client.cli.audit;

import io.flock.client.cli.output.Plain;
import io.flock.protocol.arena.Score;
import io.flock.protocol.error.ErrorCode;
import io.flock.sdk.audit.AuditReport;
import io.flock.sdk.audit.Dispute;
import io.flock.sdk.audit.JurorScore;
import io.flock.sdk.audit.OrderedBlocks;
import io.flock.sdk.audit.report.RoundCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The report of an audit for people. */
final class AuditLines {
    private AuditLines() {}

    static List<String> of(AuditReport report, Optional<List<RoundCheck>> rounds) {
        List<String> lines = new ArrayList<>();
        lines.add("channel       " + report.settings().channel());
        lines.add("blocks        " + report.blocks());
        report.span().ifPresent(span -> lines.add("last block    " + span.last() + ", hash " + span.lastHash()));
        report.foundingDigest().ifPresent(digest -> lines.add("founding      " + digest));
        lines.add("transactions  " + report.transactions() + ", " + report.valid() + " valid");
        lines.add("supply        " + report.supply().format() + " FLOCK");
        lines.add("certificates  " + (report.signersCertified() ? "" : "not ") + "held against authorities");
        lines.addAll(orderers(report));
        report.withheld().forEach((account, count) -> lines.add("withheld      " + account + " " + count + " times"));
        report.disputes().forEach(dispute -> lines.addAll(of(dispute)));
        addRest(lines, "dispute       ", report.disputesInAll(), report.disputes());
        rounds.ifPresent(checks -> lines.addAll(of(checks)));
        lines.add("differences   " + report.differencesInAll());
        report.differences().forEach(difference -> lines.add("  " + difference));
        addRest(lines, "  ", report.differencesInAll(), report.differences());
        // Whoever made the copy chose its texts.
        return lines.stream().map(Plain::text).toList();
    }

    private static List<String> orderers(AuditReport report) {
        List<String> lines = new ArrayList<>();
        OrderedBlocks orderers = report.orderers();
        orderers.unchecked()
                .ifPresent(
                        blocks -> lines.add(
                                "orderers      blocks " + blocks.first() + " to " + blocks.last()
                                        + " carry no orderer's signature that could be checked: the channel's configuration names no orderers"));
        if (orderers.unchecked().isEmpty() || orderers.signed() > 0) {
            lines.add("orderers      " + orderers.signed() + " blocks signed, certificates held against "
                    + (report.orderersCertified() ? "authorities" : "the channel's configuration"));
        }
        return lines;
    }

    private static void addRest(List<String> lines, String lead, long inAll, List<?> shown) {
        long more = inAll - shown.size();
        if (more > 0) {
            lines.add(lead + "and " + more + " more");
        }
    }

    private static List<String> of(Dispute dispute) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "dispute       " + dispute.task() + ", epoch " + dispute.epoch() + ", submission of " + dispute.node());
        lines.add("  first       " + scores(dispute.firstScores())
                + dispute.firstConsensus()
                        .map(consensus -> ", consensus " + text(consensus.score()))
                        .orElse(""));
        lines.add("  again       " + scores(dispute.scores())
                + dispute.result()
                        .map(result -> ", consensus " + text(result.consensus().score())
                                + (result.clear() ? ", clear" : ", not clear"))
                        .orElse(", not over"));
        dispute.falseScores().forEach(account -> lines.add("  false       " + account));
        return lines;
    }

    private static String scores(List<JurorScore> scores) {
        return scores.stream()
                .map(score -> score.validator() + " "
                        + score.score().map(Score::toString).orElse("not shown"))
                .collect(Collectors.joining(", "));
    }

    private static String text(Optional<Score> score) {
        return score.map(Score::toString).orElse("none");
    }

    private static List<String> of(List<RoundCheck> checks) {
        List<String> lines = new ArrayList<>();
        lines.add("models        " + count(checks, RoundCheck.Outcome.SAME) + " computed again, "
                + count(checks, RoundCheck.Outcome.DIFFERENT) + " different, "
                + count(checks, RoundCheck.Outcome.NOT_CHECKED) + " not checked");
        checks.stream()
                .filter(check -> check.outcome() == RoundCheck.Outcome.NOT_CHECKED)
                .forEach(check -> lines.add("  not checked " + check.task() + ", round " + check.round() + ": "
                        + check.reason().orElse("")));
        if (checks.stream().anyMatch(AuditLines::isSealed)) {
            lines.add(
                    "  sealed rounds are computed again by who had a seat in them: 'flock task verify TASK --as ACCOUNT'");
        }
        return lines;
    }

    private static boolean isSealed(RoundCheck check) {
        return check.reason().filter(ErrorCode.UPDATES_SEALED.name()::equals).isPresent();
    }

    private static long count(List<RoundCheck> checks, RoundCheck.Outcome outcome) {
        return checks.stream().filter(check -> check.outcome() == outcome).count();
    }
}
