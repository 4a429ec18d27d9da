package io.flock.client.simulate.learning;

import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** What came of one attack over the rounds, as SVG: accuracy under each defence, and stakes where there are any. */
public final class LearningPlot {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 480;
    private static final BasicStroke THIN = new BasicStroke(1.5f);
    private static final BasicStroke THICK = new BasicStroke(3.5f);
    private static final float[] DASHES = {8f, 5f};
    private static final BasicStroke THICK_DASHED =
            new BasicStroke(3f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10f, DASHES, 0f);
    private static final Color GRID = new Color(0xDD, 0xDD, 0xDD);
    private static final Color BLUE = new Color(0x00, 0x72, 0xB2);
    private static final Color VERMILION = new Color(0xD5, 0x5E, 0x00);

    /** Okabe and Ito's colours, told apart with every common colour blindness, and a grey; black stands out. */
    private static final Map<Defence, Color> COLOURS = new EnumMap<>(Map.of(
            Defence.FEDAVG, BLUE,
            Defence.MEDIAN, new Color(0xE6, 0x9F, 0x00),
            Defence.TRIMMED_MEAN, new Color(0x56, 0xB4, 0xE9),
            Defence.KRUM, new Color(0x99, 0x99, 0x99),
            Defence.MULTI_KRUM, new Color(0xCC, 0x79, 0xA7),
            Defence.GEOMETRIC_MEDIAN, new Color(0x00, 0x9E, 0x73),
            Defence.CLIPPED_MEAN, new Color(0xC8, 0xBA, 0x20),
            Defence.COLLECTIVE, VERMILION,
            Defence.ATTRIBUTED, Color.BLACK,
            Defence.ATTRIBUTED_MEDIAN, Color.BLACK));

    private final List<LearningResult> results;
    private final String title;

    /**
     * Of one attack.
     *
     * @param results of any cells; only the attack's are drawn, their mean where there are several seeds
     */
    public LearningPlot(List<LearningResult> results, Poison attack, Distribution distribution, int percent) {
        this.results = results.stream()
                .filter(result -> result.cell().attack() == attack
                        && result.cell().distribution() == distribution
                        && result.cell().percent() == percent)
                .toList();
        this.title = attack + ", " + percent + " % malicious, " + distribution;
    }

    /** Writes accuracy, a line for each defence; nothing where none was played against the attack. */
    public void writeAccuracy(Path file) throws IOException {
        XYChart chart = chart("accuracy");
        chart.getStyler().setYAxisMax(1.0);
        for (Defence defence : Defence.values()) {
            draw(chart, defence.toString(), defence, LearningResult::accuracies, COLOURS.get(defence), stroke(defence));
        }
        save(chart, file);
    }

    /** Writes what is left of a stake, a line for each group and defence with stakes; nothing where there is none. */
    public void writeStakes(Path file) throws IOException {
        XYChart chart = chart("share of the stake that is left");
        for (Defence defence : Defence.values()) {
            BasicStroke stroke = stroke(defence);
            draw(chart, defence + ": honest", defence, result -> result.stakes().honest(), BLUE, stroke);
            draw(
                    chart,
                    defence + ": malicious",
                    defence,
                    result -> result.stakes().malicious(),
                    VERMILION,
                    stroke);
        }
        save(chart, file);
    }

    private XYChart chart(String quantity) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle("round")
                .yAxisTitle(quantity)
                .build();
        chart.getStyler().setChartBackgroundColor(Color.WHITE).setPlotBorderVisible(false);
        chart.getStyler().setLegendBorderColor(Color.WHITE);
        chart.getStyler().setXAxisDecimalPattern("0").setPlotGridLinesColor(GRID);
        chart.getStyler().setYAxisMin(0.0);
        return chart;
    }

    /** What this project proposes is drawn above the rules that it is compared with. */
    private static BasicStroke stroke(Defence defence) {
        return switch (defence) {
            case ATTRIBUTED -> THICK;
            case ATTRIBUTED_MEDIAN -> THICK_DASHED;
            default -> THIN;
        };
    }

    private void draw(
            XYChart chart,
            String name,
            Defence defence,
            Function<LearningResult, List<Double>> values,
            Color colour,
            BasicStroke stroke) {
        List<Double> means = means(results.stream()
                .filter(result -> result.cell().defence() == defence)
                .map(values)
                .filter(course -> !course.isEmpty())
                .toList());
        if (!means.isEmpty()) {
            List<Integer> rounds =
                    IntStream.rangeClosed(1, means.size()).boxed().toList();
            XYSeries series = chart.addSeries(name, rounds, means);
            series.setMarker(SeriesMarkers.NONE).setLineColor(colour).setLineStyle(stroke);
        }
    }

    /** As long as the shortest. */
    private static List<Double> means(List<List<Double>> courses) {
        int rounds = courses.stream().mapToInt(List::size).min().orElse(0);
        List<Double> means = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            int at = round;
            means.add(courses.stream()
                    .mapToDouble(course -> course.get(at))
                    .average()
                    .orElseThrow());
        }
        return means;
    }

    private static void save(XYChart chart, Path file) throws IOException {
        if (!chart.getSeriesMap().isEmpty()) {
            VectorGraphicsEncoder.saveVectorGraphic(chart, file.toString(), VectorGraphicsFormat.SVG);
        }
    }
}
