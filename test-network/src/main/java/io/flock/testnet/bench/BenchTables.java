package io.flock.testnet.bench;

import io.flock.client.cli.output.Table;
import io.flock.testnet.bench.load.CpuUse;
import io.flock.testnet.bench.load.FigureText;
import io.flock.testnet.bench.load.LoadResult;
import io.flock.testnet.bench.load.ProcessUse;
import io.flock.testnet.bench.round.RoundResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** The figures for people. */
final class BenchTables {
    private BenchTables() {}

    static List<String> of(BenchResult result) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "engine %s, blocks every %d ms, %d processors",
                result.engine(),
                result.batchTimeout().toMillis(),
                Runtime.getRuntime().availableProcessors()));
        section(lines, loads("submit", result.submits()));
        section(lines, loads("evaluate", result.evaluates()));
        section(lines, rounds(result.rounds()));
        section(lines, processes(result.processes()));
        lines.add("");
        lines.add("Others: processors that other programs used meanwhile.");
        return lines;
    }

    private static void section(List<String> lines, Table table) {
        lines.add("");
        lines.addAll(table.lines());
    }

    private static Table loads(String kind, List<Comparison> comparisons) {
        Table table = new Table(
                kind,
                "in flight",
                "failed",
                "per second",
                "of empty",
                "p50 ms",
                "p90 ms",
                "p99 ms",
                "max ms",
                "CPU ms each",
                "others");
        for (Comparison comparison : comparisons) {
            row(table, comparison.empty(), "");
            row(table, comparison.function(), FigureText.of(comparison.ratio(), 2));
        }
        return table;
    }

    private static void row(Table table, LoadResult load, String ratio) {
        table.row(
                load.function(),
                Integer.toString(load.inFlight()),
                Integer.toString(load.failures()),
                FigureText.of(load.perSecond(), 0),
                ratio,
                FigureText.of(load.latency().p50(), 1),
                FigureText.of(load.latency().p90(), 1),
                FigureText.of(load.latency().p99(), 1),
                FigureText.of(load.latency().max(), 1),
                FigureText.of(load.cpuMillisPerCall(), 2),
                others(load.cpu()));
    }

    private static String invalid(RoundResult round) {
        if (round.invalid().isEmpty()) {
            return "0";
        }
        return round.invalid().entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }

    private static Table rounds(List<RoundResult> rounds) {
        Table table = new Table(
                "round of",
                "transactions",
                "per participant",
                "invalid",
                "blocks",
                "block KiB",
                "seconds",
                "CPU seconds",
                "longest advance ms",
                "others");
        for (RoundResult round : rounds) {
            table.row(
                    Integer.toString(round.participants()),
                    Integer.toString(round.transactions()),
                    FigureText.of(round.transactionsPerParticipant(), 2),
                    invalid(round),
                    Integer.toString(round.blocks()),
                    Long.toString(round.blockBytes() / 1024),
                    FigureText.of(round.cpu().seconds(), 2),
                    FigureText.of(round.cpu().own(), 2),
                    FigureText.of(round.longestAdvanceMillis(), 0),
                    others(round.cpu()));
        }
        return table;
    }

    private static Table processes(List<ProcessUse> processes) {
        Table table = new Table("process", "pid", "CPU seconds", "MiB now", "MiB at most");
        for (ProcessUse process : processes) {
            table.row(
                    process.name(),
                    Long.toString(process.pid()),
                    FigureText.of(process.cpuSeconds(), 1),
                    text(process.residentMiB()),
                    text(process.peakMiB()));
        }
        return table;
    }

    private static String others(CpuUse use) {
        return FigureText.of(use.others() / use.seconds(), 1);
    }

    private static String text(OptionalLong number) {
        return number.isPresent() ? Long.toString(number.getAsLong()) : "-";
    }
}
