package io.flock.testnet.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.alliance.Phase;
import io.flock.protocol.arena.ArenaPhase;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The state diagram that people read is the one that the ledger enforces. */
final class LifeCycleDiagramTest {
    private static final Pattern ARROW = Pattern.compile("^\\s+([A-Z_]+) --> ([A-Z_]+)$", Pattern.MULTILINE);

    @Test
    void allianceDiagram_hasExactlyTheArrowsOfPhase() {
        Set<String> enforced = new TreeSet<>();
        Arrays.stream(Phase.values()).forEach(from -> from.next().forEach(to -> enforced.add(from + " -> " + to)));

        assertThat(drawn("explanation/alliance.md")).isEqualTo(enforced);
    }

    @Test
    void arenaDiagram_hasExactlyTheArrowsOfArenaPhase() {
        Set<String> enforced = new TreeSet<>();
        Arrays.stream(ArenaPhase.values()).forEach(from -> from.next().forEach(to -> enforced.add(from + " -> " + to)));

        assertThat(drawn("explanation/arena.md")).isEqualTo(enforced);
    }

    private static Set<String> drawn(String page) {
        Set<String> drawn = new TreeSet<>();
        ARROW.matcher(DocsFolder.read(page))
                .results()
                .forEach(arrow -> drawn.add(arrow.group(1) + " -> " + arrow.group(2)));
        return drawn;
    }
}
