package io.flock.client.cli.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.client.cli.option.Converters;
import io.flock.protocol.money.Millionths;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.MutuallyExclusiveArgsException;

class RankingOptionTest {
    private static final Millionths SMALL_SET = Millionths.of(8_334);

    @Command(name = "ranking")
    private static final class Ranking {
        @ArgGroup
        private RankingOption ranking = new RankingOption();
    }

    @Test
    void withoutOptions_theToleranceIsAskedFor_andAtLeastTheDefault() {
        assertThat(asked(SMALL_SET)).contains(SMALL_SET);
        assertThat(asked(Millionths.of(100))).contains(Millionths.of(2_000));
    }

    @Test
    void improvement_isWhatIsSaid_alsoLess() {
        assertThat(asked(SMALL_SET, "--improvement", "0.001")).contains(Millionths.of(1_000));
    }

    @Test
    void rankLast_asksForNone_andNotBeside() {
        assertThat(asked(SMALL_SET, "--rank-last")).isEmpty();
        assertThatThrownBy(() -> asked(SMALL_SET, "--rank-last", "--improvement", "0.001"))
                .isInstanceOf(MutuallyExclusiveArgsException.class);
    }

    private static Optional<Millionths> asked(Millionths tolerance, String... args) {
        Ranking command = new Ranking();
        CommandLine line = new CommandLine(command);
        Converters.register(line);
        line.parseArgs(args);
        return command.ranking.improvement(tolerance);
    }
}
