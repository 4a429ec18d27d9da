package io.flock.testnet.demo.report;

import io.flock.testnet.demo.report.ArenaResult.Contestant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The Arena's part of a demo's result for people: at a terminal and on a page. */
final class ArenaTable {
    private ArenaTable() {}

    static String text(ArenaResult result) {
        StringBuilder text = new StringBuilder();
        text.append(row("in the Arena", "role", "staked", "ended with", "rewards", "paid for"));
        text.append(row("------------", "----", "------", "----------", "-------", "--------"));
        for (Contestant contestant : all(result)) {
            text.append(row(
                    contestant.account().toString(),
                    role(result, contestant),
                    contestant.stakeBefore().format(),
                    contestant.stakeAfter().format(),
                    contestant.rewards().format(),
                    faults(contestant)));
        }
        text.append('\n');
        text.append(String.format(Locale.ROOT, "%-9s %s%n", "arena", summary(result)));
        text.append('\n');
        return text.toString();
    }

    static String html(ArenaResult result) {
        StringBuilder table = new StringBuilder("<p>" + HtmlReport.escape(summary(result)) + "</p>\n"
                + "<table>\n<tr><th>account</th><th>role</th><th>staked</th><th>ended with</th><th>rewards</th>"
                + "<th>paid for</th></tr>\n");
        for (Contestant contestant : all(result)) {
            table.append(String.format(
                    Locale.ROOT,
                    "<tr><td>%s</td><td%s>%s</td><td class=\"number\">%s</td><td class=\"number\">%s</td>"
                            + "<td class=\"number\">%s</td><td>%s</td></tr>%n",
                    HtmlReport.escape(contestant.account().toString()),
                    contestant.isHonest() ? "" : " class=\"bad\"",
                    role(result, contestant),
                    contestant.stakeBefore().format(),
                    contestant.stakeAfter().format(),
                    contestant.rewards().format(),
                    HtmlReport.escape(faults(contestant))));
        }
        table.append("</table>\n<table>\n<tr><th>epoch</th><th>ranks and scores</th><th>judged again</th></tr>\n");
        for (ArenaResult.Epoch epoch : result.epochs()) {
            table.append(String.format(
                    Locale.ROOT,
                    "<tr><td>%d</td><td>%s</td><td>%d</td></tr>%n",
                    epoch.epoch(),
                    HtmlReport.escape(epoch.voided() ? "void" : ranks(epoch)),
                    epoch.disputed().size()));
        }
        return table.append("</table>\n").toString();
    }

    private static String ranks(ArenaResult.Epoch epoch) {
        return epoch.ranks().stream()
                .map(rank -> rank.rank() + " " + rank.account().name() + " " + rank.score())
                .collect(Collectors.joining(", "));
    }

    private static List<Contestant> all(ArenaResult result) {
        return Stream.concat(result.nodes().stream(), result.validators().stream())
                .toList();
    }

    private static String role(ArenaResult result, Contestant contestant) {
        String role = result.nodes().contains(contestant) ? "node" : "validator";
        return contestant.isHonest() ? role : role + ", " + contestant.behaviour();
    }

    private static String faults(Contestant contestant) {
        return contestant.faults().isEmpty() ? "" : String.join(", ", contestant.faults());
    }

    private static String summary(ArenaResult result) {
        int disputes = result.epochs().stream()
                .mapToInt(epoch -> epoch.disputed().size())
                .sum();
        return String.format(
                Locale.ROOT,
                "%s after %d epochs and %.1f s; best model by %s with a score of %.4f; %d submissions judged again",
                result.ending(),
                result.epochs().size(),
                result.seconds(),
                result.best().node(),
                result.best().score().millionths() / 1e6,
                disputes);
    }

    private static String row(String account, String role, String before, String after, String rewards, String faults) {
        return String.format(
                                Locale.ROOT,
                                "%-28s %-22s %12s %12s %12s  %s",
                                account,
                                role,
                                before,
                                after,
                                rewards,
                                faults)
                        .stripTrailing()
                + System.lineSeparator();
    }
}
