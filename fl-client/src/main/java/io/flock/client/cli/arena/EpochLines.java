package io.flock.client.cli.arena;

import io.flock.client.cli.output.SettledLines;
import io.flock.client.cli.output.Table;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.EpochDocument;
import io.flock.protocol.arena.EpochSettlement;
import io.flock.protocol.arena.Result;
import io.flock.protocol.arena.ScoreRecord;
import io.flock.protocol.arena.Scores;
import io.flock.protocol.arena.view.ArenaEpochView;
import io.flock.protocol.identity.AccountId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An epoch for people: who scored what, what it came to, what it brought. */
final class EpochLines {
    private EpochLines() {}

    static List<String> of(ArenaEpochView view, ScoreText text) {
        List<String> lines = new ArrayList<>();
        lines.add("epoch      " + view.epoch());
        if (view.document().isEmpty()) {
            lines.add("submitted  " + view.submissions().keySet());
            return lines;
        }
        EpochDocument document = view.document().get();
        lines.add("seed       " + document.seed());
        lines.add("ready      " + document.ready());
        view.settlement().ifPresent(settlement -> lines.addAll(settlement(settlement, text)));
        lines.add("");
        lines.addAll(scores(view, document, text));
        return lines;
    }

    private static List<String> scores(ArenaEpochView view, EpochDocument document, ScoreText text) {
        Table table = new Table("NODE", "VALIDATOR", "SCORE", "IN DISPUTE", "RESULT");
        List<Result> results = view.settlement().map(EpochSettlement::results).orElseGet(document::results);
        for (var entry : document.entries()) {
            String result = results.stream()
                    .filter(each -> each.node().equals(entry.node()))
                    .flatMap(each -> each.consensus().score().stream())
                    .map(text::of)
                    .findFirst()
                    .orElse("");
            for (AccountId validator : judges(document, entry.node())) {
                table.row(
                        entry.node().toString(),
                        validator.toString(),
                        score(document, ArenaPhase.SCORE_COMMIT, view.scores(), entry.node(), validator, text),
                        score(document, ArenaPhase.DISPUTE_COMMIT, view.disputeScores(), entry.node(), validator, text),
                        result);
            }
        }
        return table.lines();
    }

    private static List<AccountId> judges(EpochDocument document, AccountId node) {
        return document.ready().stream()
                .filter(validator ->
                        document.assigned(ArenaPhase.SCORE_COMMIT, validator).contains(node)
                                || document.assigned(ArenaPhase.DISPUTE_COMMIT, validator)
                                        .contains(node))
                .toList();
    }

    private static String score(
            EpochDocument document,
            ArenaPhase stage,
            Map<AccountId, ScoreRecord> records,
            AccountId node,
            AccountId validator,
            ScoreText text) {
        int at = document.assigned(stage, validator).indexOf(node);
        if (at < 0) {
            return "";
        }
        Optional<Scores> shown = Optional.ofNullable(records.get(validator)).flatMap(ScoreRecord::scores);
        return shown.map(scores -> text.of(scores.get(at))).orElse("-");
    }

    private static List<String> settlement(EpochSettlement settlement, ScoreText text) {
        List<String> lines = new ArrayList<>();
        lines.add("settled    "
                + (settlement.voided()
                        ? "void"
                        : "reward " + settlement.reward().format() + ", nodes "
                                + settlement.nodeReward().format() + ", validators "
                                + settlement.validatorReward().format() + ", kept for the final rank "
                                + settlement.lockedReward().format()));
        settlement
                .ranking()
                .forEach(rank ->
                        lines.add("rank       " + rank.rank() + " " + rank.account() + " " + text.of(rank.score())));
        lines.addAll(SettledLines.of(settlement.penalties(), settlement.payouts()));
        return lines;
    }
}
