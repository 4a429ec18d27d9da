package io.flock.testnet.demo.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A demo's result as one self-contained page: no script, nothing loaded from elsewhere. */
public final class HtmlReport {
    private static final String STYLE =
            """
            :root { color-scheme: light dark; font-family: system-ui, sans-serif; line-height: 1.45; }
            body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
            table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
            th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid #8884; }
            td.number { text-align: right; }
            figure { margin: 2rem 0; overflow-x: auto; background: #fff; border-radius: .4rem; }
            svg { display: block; max-width: 100%; height: auto; }
            .bad { color: #d55e00; font-weight: 600; }
            """;

    private HtmlReport() {}

    /** Writes the page; an existing file is replaced. */
    public static void write(DemoResult result, Path file) throws IOException {
        Files.write(file, render(result).getBytes(StandardCharsets.UTF_8));
    }

    /** The page. */
    public static String render(DemoResult result) {
        return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<title>One federated task</title>\n<style>\n" + STYLE + "</style>\n</head>\n<body>\n"
                + "<h1>One federated task</h1>\n"
                + paragraph(result)
                + figure("Accuracy of the global model per round", AccuracyPlot.svg(result))
                + figure("Stake per participant over rounds; dashed: malicious", StakePlot.svg(result))
                + figure("Roles per round", RolesPlot.svg(result))
                + result.arena()
                        .map(arena -> "<h2>The competition in the Arena</h2>\n" + ArenaTable.html(arena))
                        .orElse("")
                + result.market().map(HtmlReport::market).orElse("")
                + "<h2>Participants</h2>\n" + participants(result)
                + "<h2>Audit</h2>\n" + audit(result)
                + "<h2>Figures</h2>\n" + figures(result)
                + "</body>\n</html>\n";
    }

    private static String paragraph(DemoResult result) {
        long caught =
                result.malicious().stream().filter(ParticipantResult::lost).count();
        long harmed = result.honest().stream().filter(ParticipantResult::lost).count();
        return String.format(
                Locale.ROOT,
                "<p>%d participants, %d of them malicious (%s), trained one model in %d rounds without showing each other "
                        + "their data. It ends at an accuracy of <strong>%.4f</strong> on images that nobody trained on. %d of %d "
                        + "malicious participants ended with less than they staked, and %d of %d honest ones.</p>%n",
                result.participants().size(),
                result.malicious().size(),
                escape(result.attack()),
                result.rounds().size(),
                result.accuracy(),
                caught,
                result.malicious().size(),
                harmed,
                result.honest().size());
    }

    private static String figure(String caption, String svg) {
        return "<figure role=\"img\" aria-label=\"" + escape(caption) + "\">\n" + svg + "\n</figure>\n";
    }

    private static String participants(DemoResult result) {
        StringBuilder table = new StringBuilder("<table>\n<tr><th>account</th><th>behaviour</th><th>staked</th>"
                + "<th>ended with</th><th>drawn again</th></tr>\n");
        for (ParticipantResult participant : result.participants()) {
            table.append(String.format(
                    Locale.ROOT,
                    "<tr><td>%s</td><td%s>%s</td><td class=\"number\">%s</td><td class=\"number\">%s</td><td>%s</td></tr>%n",
                    escape(participant.account().toString()),
                    participant.malicious() ? " class=\"bad\"" : "",
                    participant.malicious() ? escape(result.attack()) : "honest",
                    participant.stakeBefore().format(),
                    participant.stakeAfter().format(),
                    participant.removed() ? "no" : "yes"));
        }
        return table.append("</table>\n").toString();
    }

    private static String audit(DemoResult result) {
        StringBuilder text = new StringBuilder();
        if (result.auditDifferences().isEmpty()) {
            text.append(
                    "<p>Every draw, tally, slash and payout was derived again from the blocks: 0 differences.</p>\n");
        } else {
            text.append("<ul class=\"bad\">\n");
            result.auditDifferences()
                    .forEach(difference ->
                            text.append("<li>").append(escape(difference)).append("</li>\n"));
            text.append("</ul>\n");
        }
        return text.append(result.moneyConserved() ? "<p>" : "<p class=\"bad\">")
                .append(
                        result.moneyConserved()
                                ? "Money was conserved to the last micro-FLOCK."
                                : "Money was not conserved.")
                .append("</p>\n")
                .toString();
    }

    private static String market(MarketResult result) {
        return "<h2>The model on the market</h2>\n<table>\n"
                + fact("listing", result.listing().text())
                + fact("served by", result.host().toString())
                + fact("used by", result.consumer().toString())
                + fact("predictions", Integer.toString(result.predictions()))
                + fact("of them wrong", Integer.toString(result.wrong()))
                + fact("paid, in FLOCK", result.paid().format())
                + fact("settled on the ledger, in FLOCK", result.settled().format())
                + fact("rating", result.stars())
                + fact("sent back into training by task", result.referredTo().text())
                + fact("examples of its ratings that the task measures on", Integer.toString(result.feedback()))
                + "</table>\n";
    }

    private static String figures(DemoResult result) {
        return "<table>\n"
                + fact("network", result.engine())
                + fact("seed", result.seed().map(String::valueOf).orElse("none"))
                + fact("ending", result.ending())
                + fact("seconds in all", String.format(Locale.ROOT, "%.1f", result.seconds()))
                + fact("milliseconds until the chaincode answered", Long.toString(result.devnetStartMillis()))
                + fact(
                        "seconds a round beside training and evaluation",
                        String.format(Locale.ROOT, "%.2f", result.roundOverheadSeconds()))
                + fact("transactions", Long.toString(result.transactions()))
                + fact("state, bytes per participant and round", Long.toString(result.stateBytesPerParticipantRound()))
                + fact("blocks, bytes per participant and round", Long.toString(result.blockBytesPerParticipantRound()))
                + "</table>\n";
    }

    private static String fact(String name, String value) {
        return "<tr><th>" + escape(name) + "</th><td>" + escape(value) + "</td></tr>\n";
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
