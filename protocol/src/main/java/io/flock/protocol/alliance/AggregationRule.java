package io.flock.protocol.alliance;

import io.flock.protocol.codec.TextForm;
import io.flock.protocol.money.Millionths;

/**
 * How standing updates become the next global model; bit-exact, defined in {@code protocol.aggregate}. As text a rule is
 * its name with its settings, for example {@code median} or {@code multiKrum(1,3)}.
 *
 * <p>Each rule that withstands dishonest updates does so only from a number of updates on: a task whose rounds can't
 * have so many is refused when it is created.
 */
@TextForm(pattern = AggregationRuleText.PATTERN, maxLength = AggregationRuleText.MAX_LENGTH, write = "text")
public sealed interface AggregationRule {
    /** The rule of a task that names none. */
    static AggregationRule fedavg() {
        return new FedAvg();
    }

    /** The mean with equal weights (McMahan et al. 2017). Withstands no dishonest update: the votes have to. */
    record FedAvg() implements AggregationRule {}

    /** In each coordinate the middle value, or the mean of the middle two (Yin et al. 2018). */
    record Median() implements AggregationRule {
        @Override
        public int leastProposers() {
            return 3;
        }
    }

    /**
     * In each coordinate the mean of what is left without the {@code ⌊share · n⌋} least and as many greatest values (Yin
     * et al. 2018).
     *
     * @param share above 0 and below a half
     */
    record TrimmedMean(Millionths share) implements AggregationRule {
        public TrimmedMean {
            AggregationRuleText.require(
                    share.value() > 0 && 2 * share.value() < Millionths.ONE,
                    "trimmedMean's share is above 0 and below 0.5");
        }

        /** With fewer nothing is trimmed. */
        @Override
        public int leastProposers() {
            return (Millionths.ONE + share.value() - 1) / share.value();
        }

        /** How many of n values are left out on each side. */
        public int trimmed(int n) {
            return share.ofCount(n);
        }
    }

    /**
     * The one update that lies nearest to its {@code n − f − 2} nearest neighbours (Blanchard et al. 2017).
     *
     * @param faulty f, how many dishonest updates of a round it withstands, 1 to 126; n ≥ 2f + 3
     */
    record Krum(int faulty) implements AggregationRule {
        public Krum {
            AggregationRuleText.require(faulty >= 1 && faulty <= 126, "krum's f is from 1 to 126");
        }

        @Override
        public int leastProposers() {
            return 2 * faulty + 3;
        }

        @Override
        public int leastUpdates() {
            return leastProposers();
        }
    }

    /**
     * The mean of the m updates with the best scores of {@link Krum}.
     *
     * @param faulty f, as for Krum
     * @param selected m, at least 1; m ≤ n − f − 2 (El Mhamdi et al. 2018)
     */
    record MultiKrum(int faulty, int selected) implements AggregationRule {
        public MultiKrum {
            AggregationRuleText.require(
                    faulty >= 1 && faulty <= 126 && selected >= 1 && selected <= 253,
                    "multiKrum's f is from 1 to 126, its m from 1 to 253");
        }

        @Override
        public int leastProposers() {
            return Math.max(2 * faulty + 3, selected + faulty + 2);
        }

        @Override
        public int leastUpdates() {
            return leastProposers();
        }
    }

    /** The point with the least sum of distances to all updates, smoothed (Pillutla, Kakade, Harchaoui 2022). */
    record GeometricMedian() implements AggregationRule {
        @Override
        public int leastProposers() {
            return 3;
        }
    }

    /**
     * The mean after each update's step was scaled down to at most this length (Sun et al. 2019).
     *
     * @param micros the bound on ‖update − global model‖₂ in millionths, 1 to 10¹²
     */
    record ClippedMean(long micros) implements AggregationRule {
        public ClippedMean {
            AggregationRuleText.require(
                    micros >= 1 && micros <= 1_000_000_000_000L, "clippedMean's bound is from 0.000001 to 1000000");
        }
    }

    /** The fewest proposers that a round of a task with this rule may have: its bound (n, f). */
    default int leastProposers() {
        return 1;
    }

    /** Where fewer updates stand the round goes without an aggregate and the model stays. */
    default int leastUpdates() {
        return 1;
    }

    /** The rule as text, for example {@code trimmedMean(0.2)}. */
    default String text() {
        return AggregationRuleText.of(this);
    }

    /**
     * Reads what {@link #text} gives, and nothing else.
     *
     * @throws io.flock.protocol.error.FlockException {@code INVALID_ARGUMENT}: no such rule, or settings out of range
     */
    static AggregationRule parse(String text) {
        return AggregationRuleText.parse(text);
    }
}
