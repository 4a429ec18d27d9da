package io.flock.testnet.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.money.Amount;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pages print for a new member works as printed. */
@Tag("scenario")
class WalkScenarioTest {
    private static final Pattern UP = Pattern.compile("flock network up --accounts ([0-9]+) --grant ([0-9]+)");

    @TempDir
    private Path folder;

    @Test
    void tutorial_leadsFromANetworkToAnAuditedTask() throws Exception {
        PageCommands page = PageCommands.of("tutorial/first-task.md");

        try (Walk walk = Walk.of(folder, 4, Amount.ofFlock(1_000))) {
            walk.through(page.section("2. A network that stays"))
                    .through(page.section("3. A task of your own"))
                    .through(List.of("./flock task show digits --round 0"))
                    .through(page.section("4. Check it"));
        }
    }

    @Test
    void arenaTask_runsOnTheNetworkThatThePageStarts() throws Exception {
        PageCommands page = PageCommands.of("how-to/run-an-arena-task.md");

        try (Walk walk = network(page.introduction())) {
            walk.through(List.of("flock governance parameters"))
                    .through(page.section("Create it"))
                    .through(page.section("Compete"))
                    .through(page.section("Judge"))
                    .await()
                    .through(page.section("Watch it"));
        }
    }

    /** All but what has to wait for a day, which is refused until then as the page says. */
    @Test
    void pool_isOpenedAndFilled_andRestsForADay() throws Exception {
        List<String> page = PageCommands.of("how-to/delegate.md").all();
        int wait = IntStream.range(0, page.size())
                .filter(line -> page.get(line).contains("pool allot"))
                .findFirst()
                .orElseThrow();

        try (Walk walk = Walk.of(folder, 4, Amount.ofFlock(1_000))) {
            walk.through(page.subList(0, wait)).refuses(page.get(page.size() - 1), ErrorCode.TOO_EARLY);
        }
    }

    /** Of the accounts and the money that the page's own line asks for. */
    private Walk network(List<String> introduction) throws IOException {
        assertThat(introduction).hasSize(1).allMatch(line -> UP.matcher(line).matches());
        MatchResult up = UP.matcher(introduction.get(0)).results().findFirst().orElseThrow();
        return Walk.of(folder, Integer.parseInt(up.group(1)), Amount.parse(up.group(2)));
    }
}
