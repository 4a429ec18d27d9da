package io.flock.client.cli.definition;

import io.flock.protocol.arena.RewardRules;
import io.flock.protocol.money.Millionths;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which submissions a task of the Arena ranks; one of both options at most. */
public final class RankingOption {
    @Option(
            names = "--improvement",
            paramLabel = "FRACTION",
            description = {
                "a submission is ranked when it is so much better than what other organisations showed in earlier",
                "epochs, until then the node's last one that was (default: the tolerance; 0.002 or one and a half examples)"
            })
    private Optional<Millionths> improvement = Optional.empty();

    @Option(
            names = "--rank-last",
            description = "ranks every node's last submission, copies of leaked models too (default: improvements)")
    private boolean last;

    /** With no option given: improvements are ranked. */
    public RankingOption() {}

    /**
     * What the task's rules are to say.
     *
     * @param tolerance how far apart scores may be that are the same: less would be no improvement
     */
    public Optional<Millionths> improvement(Millionths tolerance) {
        Millionths least = RewardRules.defaults().improvement().orElseThrow();
        return last
                ? Optional.empty()
                : improvement.or(() -> Optional.of(tolerance.compareTo(least) > 0 ? tolerance : least));
    }
}
