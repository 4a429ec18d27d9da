package io.flock.client.participant;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import org.junit.jupiter.api.Test;

class TaskAccountTest {
    private static TaskAccount named(String channel, String task) {
        return new TaskAccount(channel, AccountId.of("o".repeat(64), "n".repeat(64)), TaskId.parse(task));
    }

    @Test
    void longestIds_giveAnOwnerOfPins_eachItsOwn() {
        TaskAccount one = named("c".repeat(249), "t".repeat(40));
        TaskAccount other = named("c".repeat(249), "t".repeat(39));

        assertThat(one.pinOwner()).isEqualTo(one.pinOwner()).isNotEqualTo(other.pinOwner());
        assertThat(named("flock", "task").pinOwner().name())
                .as("a short one can be read")
                .isEqualTo("flock::" + "o".repeat(64) + "::" + "n".repeat(64) + "::task");
    }
}
