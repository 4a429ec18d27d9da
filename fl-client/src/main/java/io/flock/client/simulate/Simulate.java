package io.flock.client.simulate;

import io.flock.client.attack.Attack;
import io.flock.client.bundle.Bundle;
import io.flock.client.data.DataReader;
import io.flock.client.data.Examples;
import io.flock.client.engine.Engine;
import io.flock.client.engine.dl4j.Dl4jEngine;
import io.flock.protocol.alliance.AggregationRule;
import io.flock.protocol.alliance.Penalty;
import io.flock.protocol.alliance.PenaltyReason;
import io.flock.protocol.alliance.VoteMode;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ExitClass;
import io.flock.protocol.money.Millionths;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Plays a scenario with several seeds and prints a line for each, then a summary. Ten participants of three
 * organisations, 360 examples held out, ten rounds.
 *
 * <pre>{@code java ... Simulate bundle.json data.csv.gz labelFlip 3 1 20 }</pre>
 */
public final class Simulate {
    private Simulate() {}

    /**
     * Runs.
     *
     * @param arguments bundle file, data file, attack or {@code none}, number of attackers, first and last seed; then,
     *     if given, the aggregation rule and the share of proposers in millionths; then, if given, the vote mode
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 6 && arguments.length != 8 && arguments.length != 9) {
            System.err.println(
                    "usage: Simulate BUNDLE DATA ATTACK|none ATTACKERS FIRST_SEED LAST_SEED [RULE PROPOSER_MILLIONTHS [VOTE]]");
            System.exit(ExitClass.USAGE.status());
        }
        Bundle bundle = Bundle.read(Files.readAllBytes(Path.of(arguments[0])));
        Examples data = DataReader.read(bundle.data(), List.of(Path.of(arguments[1])));
        Optional<Attack> attack =
                arguments[2].equals("none") ? Optional.empty() : Optional.of(Attack.named(arguments[2]));
        boolean chosen = arguments.length >= 8;
        Scenario scenario = new Scenario(
                bundle,
                data,
                360,
                3,
                10,
                Integer.parseInt(arguments[3]),
                attack,
                10,
                chosen ? AggregationRule.parse(arguments[6]) : AggregationRule.fedavg(),
                Millionths.of(chosen ? Integer.parseInt(arguments[7]) : 300_000),
                arguments.length == 9 ? VoteMode.valueOf(arguments[8].toUpperCase(Locale.ROOT)) : VoteMode.ATTRIBUTED);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        List<Outcome> outcomes = new ArrayList<>();
        try (Engine engine = Dl4jEngine.open(bundle)) {
            for (int seed = Integer.parseInt(arguments[4]); seed <= Integer.parseInt(arguments[5]); seed++) {
                Outcome outcome = Simulation.play(scenario, engine, new Digest("%064x".formatted(seed)));
                outcomes.add(outcome);
                out.println(line(seed, outcome));
            }
        }
        out.println(summary(outcomes));
    }

    private static String line(int seed, Outcome outcome) {
        return String.format(
                Locale.ROOT,
                "seed %3d  accuracy %.4f  adopted %d  attackers slashed %d of %d (update %d, vote %d)  honest slashes %s"
                        + "  poorer: honest %d, attackers %d  %.2f s in %d trainings",
                seed,
                outcome.finalAccuracy(),
                outcome.adopted(),
                outcome.attackersSlashed().size(),
                outcome.attackers().size(),
                outcome.attackerSlashes(PenaltyReason.REJECTED_UPDATE),
                outcome.attackerSlashes(PenaltyReason.MINORITY_VOTE),
                outcome.honestSlashes().stream().map(Penalty::reason).toList(),
                outcome.honestPoorer().size(),
                outcome.poorer().size() - outcome.honestPoorer().size(),
                outcome.trainingSeconds(),
                outcome.trainings());
    }

    private static String summary(List<Outcome> outcomes) {
        double[] sorted =
                outcomes.stream().mapToDouble(Outcome::finalAccuracy).sorted().toArray();
        double mean =
                outcomes.stream().mapToDouble(Outcome::finalAccuracy).average().orElse(Double.NaN);
        long allSlashed = outcomes.stream()
                .filter(outcome -> outcome.attackersSlashed().containsAll(outcome.attackers()))
                .count();
        int honest = outcomes.stream()
                .mapToInt(outcome -> outcome.honestSlashes().size())
                .sum();
        double payers =
                outcomes.stream().mapToLong(Simulate::honestPayers).average().orElse(0);
        return String.format(
                Locale.ROOT,
                "accuracy mean %.4f, least %.4f, median %.4f, most %.4f; all attackers slashed in %d of %d; honest"
                        + " slashes per run %.3f, of %.3f accounts; %d of the honest accounts end with less than they staked, in %d"
                        + " runs, and all attackers in %d; %.1f ms per training",
                mean,
                sorted[0],
                sorted[sorted.length / 2],
                sorted[sorted.length - 1],
                allSlashed,
                outcomes.size(),
                (double) honest / outcomes.size(),
                payers,
                outcomes.stream()
                        .mapToInt(outcome -> outcome.honestPoorer().size())
                        .sum(),
                outcomes.stream()
                        .filter(outcome -> !outcome.honestPoorer().isEmpty())
                        .count(),
                outcomes.stream()
                        .filter(outcome -> outcome.poorer().containsAll(outcome.attackers()))
                        .count(),
                1000
                        * outcomes.stream()
                                .mapToDouble(Outcome::trainingSeconds)
                                .sum()
                        / outcomes.stream().mapToInt(Outcome::trainings).sum());
    }

    private static long honestPayers(Outcome outcome) {
        return outcome.honestSlashes().stream().map(Penalty::account).distinct().count();
    }
}
