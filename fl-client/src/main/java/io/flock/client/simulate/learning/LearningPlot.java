package io.flock.client.simulate.learning;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Accuracy over the rounds under one attack, a line for each defence, as SVG. */
public final class LearningPlot {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 480;

    private LearningPlot() {}

    /** Writes the plot of one attack; nothing where no defence was played against it. */
    public static void write(
            List<LearningResult> results, Poison attack, Distribution distribution, int percent, Path file)
            throws IOException {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(attack + ", " + percent + " % malicious, " + distribution)
                .xAxisTitle("round")
                .yAxisTitle("accuracy")
                .build();
        chart.getStyler().setChartBackgroundColor(Color.WHITE).setPlotBorderVisible(false);
        chart.getStyler().setYAxisMin(0.0).setYAxisMax(1.0);
        for (Defence defence : Defence.values()) {
            List<LearningResult> of = results.stream()
                    .filter(result -> result.cell().attack() == attack
                            && result.cell().defence() == defence
                            && result.cell().distribution() == distribution
                            && result.cell().percent() == percent)
                    .toList();
            if (!of.isEmpty()) {
                List<Double> means = means(of);
                List<Integer> rounds =
                        IntStream.rangeClosed(1, means.size()).boxed().toList();
                chart.addSeries(defence.toString(), rounds, means).setMarker(SeriesMarkers.NONE);
            }
        }
        if (!chart.getSeriesMap().isEmpty()) {
            VectorGraphicsEncoder.saveVectorGraphic(chart, file.toString(), VectorGraphicsFormat.SVG);
        }
    }

    private static List<Double> means(List<LearningResult> results) {
        int rounds = results.stream()
                .mapToInt(result -> result.accuracies().size())
                .min()
                .orElseThrow();
        List<Double> means = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            int at = round;
            means.add(results.stream()
                    .mapToDouble(result -> result.accuracies().get(at))
                    .average()
                    .orElseThrow());
        }
        return means;
    }
}
