package io.flock.protocol.alliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.codec.Json;
import io.flock.protocol.codec.JsonSchema;
import io.flock.protocol.money.Millionths;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AggregationRuleTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "fedavg; 1; 1",
                "median; 3; 1",
                "geometricMedian; 3; 1",
                "trimmedMean(0.2); 5; 1",
                "trimmedMean(0.333333); 4; 1",
                "trimmedMean(0.000001); 1000000; 1",
                "krum(1); 5; 5",
                "krum(126); 255; 255",
                "multiKrum(1,2); 5; 5",
                "multiKrum(1,6); 9; 9",
                "clippedMean(1.5); 1; 1",
                "clippedMean(1000000); 1; 1",
                "clippedMean(0.000001); 1; 1"
            })
    void ruleIsReadAndWrittenAsText_andKnowsItsBounds(String text, int leastProposers, int leastUpdates) {
        AggregationRule rule = AggregationRule.parse(text);

        assertThat(rule.text()).isEqualTo(text);
        assertThat(rule.leastProposers()).isEqualTo(leastProposers);
        assertThat(rule.leastUpdates()).isEqualTo(leastUpdates);
        assertThat(text).matches(AggregationRuleText.PATTERN).hasSizeLessThanOrEqualTo(AggregationRuleText.MAX_LENGTH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mean",
                "FEDAVG",
                "fedavg()",
                "fedavg(1)",
                "median ",
                "trimmedMean",
                "trimmedMean(0)",
                "trimmedMean(0.0)",
                "trimmedMean(0.5)",
                "trimmedMean(0.50)",
                "trimmedMean(.2)",
                "trimmedMean(0.20)",
                "trimmedMean(0.0000001)",
                "trimmedMean(1e-1)",
                "krum(0)",
                "krum(01)",
                "krum(127)",
                "krum(1,2)",
                "krum(-1)",
                "multiKrum(1)",
                "multiKrum(1,0)",
                "multiKrum(1,254)",
                "multiKrum(1, 2)",
                "clippedMean(0)",
                "clippedMean(1.50)",
                "clippedMean(1000000.000001)",
                "clippedMean(99999999)"
            })
    void otherTexts_areRefused(String text) {
        assertThatThrownBy(() -> AggregationRule.parse(text)).hasMessageStartingWith("INVALID_ARGUMENT|");
    }

    @Test
    void ruleStandsInJsonAsAString_withAPatternInTheSchema() {
        record Holder(AggregationRule rule) {}

        assertThat(Json.write(new Holder(new AggregationRule.TrimmedMean(Millionths.of(250_000)))))
                .isEqualTo("{\"rule\":\"trimmedMean(0.25)\"}");
        assertThat(Json.read("{\"rule\":\"multiKrum(2,3)\"}", Holder.class).rule())
                .isEqualTo(new AggregationRule.MultiKrum(2, 3));
        assertThatThrownBy(() -> Json.read("{\"rule\":\"krum(200)\"}", Holder.class))
                .hasMessageContaining("$.rule");
        assertThat(JsonSchema.of(Holder.class).toString()).contains("multiKrum");
    }
}
