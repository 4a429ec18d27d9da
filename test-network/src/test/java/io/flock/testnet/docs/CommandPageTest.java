package io.flock.testnet.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommandPageTest {
    private static final List<String> LINES = CommandPage.render().lines().toList();

    @Test
    void alternatives_ofWhichOneIsNeeded_areCalledSo() {
        assertThat(LINES)
                .anyMatch(line -> line.startsWith("| `--accept` |  | one of these |"))
                .anyMatch(line -> line.startsWith("| `--reject` |  | one of these |"))
                .anyMatch(line -> line.startsWith("| TASK | TASK | one of these |"));
    }

    @Test
    void alternatives_ofWhichNoneIsNeeded_areNotCalledRequired() {
        assertThat(LINES).anyMatch(line -> line.startsWith("| `--rank-last` |  |  |"));
    }

    @Test
    void whatACommandNeeds_isCalledRequired() {
        assertThat(LINES).anyMatch(line -> line.startsWith("| `--days` | DAYS | yes |"));
    }
}
