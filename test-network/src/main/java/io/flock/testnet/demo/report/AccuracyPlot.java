package io.flock.testnet.demo.report;

import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Accuracy of the global model before the first and after each round. */
final class AccuracyPlot {
    private AccuracyPlot() {}

    static String svg(DemoResult result) {
        List<Integer> rounds = new ArrayList<>(List.of(0));
        List<Double> accuracies = new ArrayList<>(List.of(result.initialAccuracy()));
        for (RoundResult round : result.rounds()) {
            rounds.add(round.round() + 1);
            accuracies.add(round.accuracy());
        }
        XYChart chart = Plots.chart("Accuracy of the global model", "rounds settled", "accuracy", 360);
        chart.getStyler().setYAxisMin(0.0).setYAxisMax(1.0).setLegendVisible(false);
        XYSeries series = chart.addSeries("accuracy", rounds, accuracies);
        series.setMarker(SeriesMarkers.CIRCLE).setMarkerColor(Plots.HONEST);
        series.setLineColor(Plots.HONEST).setLineStyle(Plots.SOLID);
        return Plots.svg(chart);
    }
}
