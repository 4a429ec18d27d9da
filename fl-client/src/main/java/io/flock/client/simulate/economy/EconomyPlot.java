package io.flock.client.simulate.economy;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;

/** Each strategy's gain against honesty, with its interval, as SVG. */
public final class EconomyPlot {
    private static final int WIDTH = 1_000;
    private static final int HEIGHT = 480;
    private static final Color BLUE = new Color(0x00, 0x72, 0xB2);

    private EconomyPlot() {}

    /** Writes the plot. */
    public static void write(EconomyReport report, Path file) throws IOException {
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title("Gain against honesty, " + report.tasks() + " tasks, 95 % intervals")
                .yAxisTitle("per cent of the honest income")
                .build();
        List<String> names = new ArrayList<>();
        List<Double> means = new ArrayList<>();
        List<Double> halves = new ArrayList<>();
        for (StrategyResult result : report.results()) {
            if (result.strategy() != Strategy.HONEST) {
                names.add(result.strategy().name().toLowerCase(Locale.ROOT).replace('_', ' '));
                means.add(100 * result.gain().mean());
                halves.add(100 * result.gain().half());
            }
        }
        chart.getStyler().setLegendVisible(false).setChartBackgroundColor(Color.WHITE);
        chart.getStyler().setXAxisLabelRotation(30).setPlotBorderVisible(false);
        chart.addSeries("gain", names, means, halves).setFillColor(BLUE);
        VectorGraphicsEncoder.saveVectorGraphic(chart, file.toString(), VectorGraphicsFormat.SVG);
    }
}
