package io.flock.protocol.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.alliance.request.Join;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class JsonTest {
    private static final String TIP = "ab".repeat(32);

    record Everything(
            @Limit(3) String text,
            @Range(min = -5, max = 5) int small,
            long big,
            boolean flag,
            List<TaskId> tasks,
            SortedMap<TaskId, Amount> amounts,
            Optional<Integer> maybe) {}

    @Test
    void aRecord_isWrittenWithSortedKeys_andReadBack() {
        Join join = new Join(TaskId.parse("t"), 3, Amount.ofFlock(100), Digest.parse(TIP), Optional.empty());

        assertThat(Json.write(join))
                .isEqualTo("{\"slot\":3,\"stake\":\"100000000\",\"taskId\":\"t\",\"tip\":\"" + TIP + "\"}");
        assertThat(Json.read(Json.write(join), Join.class)).isEqualTo(join);
    }

    @Test
    void nullComponent_isNamed() {
        Join join = new Join(TaskId.parse("t"), 3, null, Digest.parse(TIP), Optional.empty());

        assertThatThrownBy(() -> Json.write(join)).hasMessageStartingWith("INVALID_ARGUMENT|Join.stake is null|");
    }

    @Test
    void everyKindOfComponent_isReadBackAsWritten() {
        Everything value = new Everything(
                "\"\\\n",
                -5,
                1L << 52,
                true,
                List.of(TaskId.parse("b"), TaskId.parse("a")),
                new TreeMap<>(),
                Optional.of(7));

        assertThat(Json.write(value))
                .isEqualTo("{\"amounts\":{},\"big\":4503599627370496,\"flag\":true,\"maybe\":7,\"small\":-5,"
                        + "\"tasks\":[\"b\",\"a\"],\"text\":\"\\\"\\\\\\n\"}");
        assertThat(Json.read(Json.write(value), Everything.class)).isEqualTo(value);
    }

    record Outer(Everything inner) {}

    @Test
    void aValueThatCantBeWritten_isNamedByItsPath() {
        Everything tooSmall = new Everything("", -6, 0, true, List.of(), new TreeMap<>(), Optional.empty());
        Everything tooLong = new Everything("long", 0, 0, true, List.of(), new TreeMap<>(), Optional.empty());

        assertThatThrownBy(() -> Json.write(new Outer(tooSmall)))
                .hasMessageStartingWith("INVALID_ARGUMENT|$.inner.small must be from -5 to 5, is -6|");
        assertThatThrownBy(() -> Json.write(tooLong))
                .hasMessageStartingWith("INVALID_ARGUMENT|$.text has 4 characters, the limit is 3|");
    }
}
