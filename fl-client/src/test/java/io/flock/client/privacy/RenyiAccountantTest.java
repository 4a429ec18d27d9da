package io.flock.client.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RenyiAccountantTest {
    /** Values of Google's dp-accounting, as the file says. */
    static List<JsonObject> published() throws Exception {
        List<JsonObject> cases = new ArrayList<>();
        try (InputStream in = RenyiAccountantTest.class.getResourceAsStream("dp-accounting.json")) {
            JsonParser.parseReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .getAsJsonObject()
                    .getAsJsonArray("cases")
                    .forEach(element -> cases.add(element.getAsJsonObject()));
        }
        return cases;
    }

    @ParameterizedTest
    @MethodSource("published")
    void epsilon_isThatOfThePublishedAccountant_withinOnePercent(JsonObject published) {
        RenyiAccountant accountant = new RenyiAccountant(new SampledGaussian(
                published.get("noiseMultiplier").getAsDouble(),
                published.get("samplingRate").getAsDouble()));

        assertThat(accountant.epsilon(
                        published.get("releases").getAsLong(),
                        published.get("delta").getAsDouble()))
                .isCloseTo(published.get("epsilon").getAsDouble(), withinPercentage(1));
    }

    /** As docs/explanation/privacy.md has it. */
    @ParameterizedTest
    @CsvSource({"1, 1, 4.75", "5, 10, 2.81", "20, 300, 4.01"})
    void epsilonOfThePage_isTheAccountants(double noise, int releases, double epsilon) {
        assertThat(new RenyiAccountant(new SampledGaussian(noise, 1)).epsilon(releases, 1e-5))
                .isBetween(epsilon - 0.005, epsilon + 0.005);
    }

    @Test
    void budget_tellsHowManyReleasesStayWithinIt_upToAsManyAsThereAre() {
        RenyiAccountant accountant = new RenyiAccountant(new SampledGaussian(5, 1));
        for (int within = 0; within < 20; within++) {
            double epsilon = Math.max(1e-9, accountant.epsilon(within, 1e-5));

            assertThat(new PrivacyBudget(epsilon, 1e-5).releases(accountant, 15))
                    .isEqualTo(Math.min(within, 15));
        }
        assertThat(new PrivacyBudget(1, 1e-5).releases(accountant, 0)).isZero();
    }

    /** From the tests of TensorFlow Privacy's and dp-accounting's RDP accountants. */
    @ParameterizedTest
    @CsvSource({
        "10, 1, 20, 1, 0.1", // no sampling: α / (2z²)
        "2, 0.1, 5, 10, 0.07737", // compute_rdp(0.1, 2, 10, 5)
        "2.5, 0.01, 5, 50, 0.00218075",
        "2.5, 0.01, 50, 50, 0.023846",
        "2.5, 0.01, 100, 50, 167.416307",
    })
    void renyiDivergence_isThatOfTheirTestCases(
            double noise, double rate, double order, int releases, double expected) {
        assertThat(releases * new SampledGaussian(noise, rate).renyi(order))
                .isCloseTo(expected, withinPercentage(0.05));
    }

    @Test
    void withoutARelease_nothingIsTold() {
        assertThat(new RenyiAccountant(new SampledGaussian(0.1, 1)).epsilon(0, 1e-5))
                .isZero();
    }

    @Property(tries = 30)
    void moreReleases_lessNoise_andASmallerDelta_tellMore(
            @ForAll @DoubleRange(min = 0.3, max = 20) double noise,
            @ForAll @DoubleRange(min = 0.01, max = 1) double rate,
            @ForAll @IntRange(min = 1, max = 500) int releases) {
        double epsilon = new RenyiAccountant(new SampledGaussian(noise, rate)).epsilon(releases, 1e-5);

        assertThat(epsilon)
                .isPositive()
                .isLessThanOrEqualTo(new RenyiAccountant(new SampledGaussian(noise, rate)).epsilon(releases + 1, 1e-5))
                .isLessThanOrEqualTo(new RenyiAccountant(new SampledGaussian(noise, rate)).epsilon(releases, 1e-6))
                .isLessThanOrEqualTo(
                        new RenyiAccountant(new SampledGaussian(noise * 0.9, rate)).epsilon(releases, 1e-5));
    }

    @Test
    void parametersThatMeanNothing_areRefused() {
        assertThatThrownBy(() -> new SampledGaussian(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SampledGaussian(1, 1.1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SampledGaussian(1, 0.5).renyi(2.5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PrivacyBudget(0, 1e-5)).hasMessageStartingWith("USAGE|");
        assertThatThrownBy(() -> new PrivacyBudget(1, 1)).hasMessageStartingWith("USAGE|");
    }

    @Test
    void budget_allowsAsManyReleasesAsStayWithinIt() {
        RenyiAccountant accountant = new RenyiAccountant(new SampledGaussian(5, 1));
        PrivacyBudget budget = new PrivacyBudget(accountant.epsilon(7, 1e-5), 1e-5);

        assertThat(budget.allows(accountant, 7)).isTrue();
        assertThat(budget.allows(accountant, 8)).isFalse();
    }
}
