package io.flock.testnet.demo.report;

import io.flock.protocol.identity.AccountId;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Who was drawn for what in each round, whose update stood and who paid. */
final class RolesPlot {
    private static final Color VOTER = new Color(0x99, 0x99, 0x99);
    private static final Color STANDING = new Color(0x00, 0x9E, 0x73);

    private RolesPlot() {}

    static String svg(DemoResult result) {
        List<AccountId> accounts =
                result.participants().stream().map(ParticipantResult::account).toList();
        XYChart chart = Plots.chart("Roles per round", "round", "", 140 + 28 * accounts.size());
        chart.getStyler()
                .setDefaultSeriesRenderStyle(XYSeriesRenderStyle.Scatter)
                .setMarkerSize(11);
        chart.getStyler().setYAxisMin(-0.5).setYAxisMax(accounts.size() - 0.5);
        chart.getStyler()
                .setXAxisMin(-0.5)
                .setXAxisMax(Math.max(1, result.rounds().size()) - 0.5);
        chart.getStyler()
                .setyAxisTickLabelsFormattingFunction(row -> label(accounts, row))
                .setYAxisTickMarkSpacingHint(26);
        add(chart, "voter", result, accounts, RoundResult::voters, VOTER, SeriesMarkers.CIRCLE);
        add(chart, "proposer", result, accounts, RoundResult::proposers, Plots.HONEST, SeriesMarkers.SQUARE);
        add(chart, "update stands", result, accounts, RoundResult::standing, STANDING, SeriesMarkers.DIAMOND);
        add(chart, "paid a penalty", result, accounts, RoundResult::penalised, Plots.MALICIOUS, SeriesMarkers.CROSS);
        return Plots.svg(chart);
    }

    /** Ticks fall on rows; one between two rows has no name. */
    private static String label(List<AccountId> accounts, double row) {
        int index = (int) Math.rint(row);
        boolean onRow = Math.abs(row - index) < 1e-6 && index >= 0 && index < accounts.size();
        return onRow ? accounts.get(index).toString() : "";
    }

    private static void add(
            XYChart chart,
            String name,
            DemoResult result,
            List<AccountId> accounts,
            Function<RoundResult, Set<AccountId>> who,
            Color colour,
            Marker marker) {
        List<Integer> rounds = new ArrayList<>();
        List<Integer> rows = new ArrayList<>();
        for (RoundResult round : result.rounds()) {
            for (AccountId account : who.apply(round)) {
                rounds.add(round.round());
                rows.add(accounts.indexOf(account));
            }
        }
        if (!rounds.isEmpty()) {
            XYSeries series = chart.addSeries(name, rounds, rows);
            series.setMarker(marker);
            series.setMarkerColor(colour);
        }
    }
}
