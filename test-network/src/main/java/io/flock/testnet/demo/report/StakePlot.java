package io.flock.testnet.demo.report;

import io.flock.protocol.money.Amount;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Stake of each participant over the rounds, honest and malicious told apart by colour and stroke. */
final class StakePlot {
    private StakePlot() {}

    static String svg(DemoResult result) {
        XYChart chart = Plots.chart("Stake per participant", "rounds settled", "FLOCK", 420);
        chart.getStyler().setYAxisMin(0.0);
        for (ParticipantResult participant : result.participants()) {
            List<Integer> rounds = new ArrayList<>(List.of(0));
            List<Double> stakes = new ArrayList<>(List.of(flock(participant.stakeBefore())));
            for (RoundResult round : result.rounds()) {
                Amount stake = round.stakes().get(participant.account());
                if (stake != null) {
                    rounds.add(round.round() + 1);
                    stakes.add(flock(stake));
                }
            }
            String name = participant.account() + (participant.malicious() ? " (" + result.attack() + ")" : "");
            XYSeries series = chart.addSeries(name, rounds, stakes);
            series.setLineColor(participant.malicious() ? Plots.MALICIOUS : Plots.HONEST);
            series.setLineStyle(participant.malicious() ? Plots.DASHED : Plots.SOLID);
            series.setMarker(SeriesMarkers.NONE);
        }
        return Plots.svg(chart);
    }

    /** For drawing only: the result's amounts stay exact. */
    private static double flock(Amount amount) {
        return (double) amount.micros() / Amount.MICROS_PER_FLOCK;
    }
}
