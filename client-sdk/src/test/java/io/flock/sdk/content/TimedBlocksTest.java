package io.flock.sdk.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TimedBlocksTest {
    private static final int BYTES = 1000;

    private final Map<String, byte[]> store = new ConcurrentHashMap<>();
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE);

    /** Each block is there in time, 19 s after it was asked for: together they would take more than five hours. */
    private BlockSource slow() {
        return cid -> {
            nanos.addAndGet(TimeUnit.SECONDS.toNanos(19));
            return store.get(cid.toString());
        };
    }

    private Cid ofOneByteParts() throws IOException {
        return UnixFsWriter.write(
                new ByteArrayInputStream(new byte[BYTES]),
                new UnixFsLayout(1, 10, 1),
                (cid, block) -> store.put(cid.toString(), block));
    }

    @Test
    void contentWhoseBlocksComeOneByOne_isGivenUpAsAWhole() throws IOException {
        Cid root = ofOneByteParts();
        byte[] different = new byte[BYTES];
        for (int i = 0; i < BYTES; i++) {
            different[i] = (byte) i;
        }
        Cid slowly = UnixFsWriter.write(
                new ByteArrayInputStream(different),
                new UnixFsLayout(1, 10, 1),
                (cid, block) -> store.put(cid.toString(), block));
        long before = nanos.get();

        assertThatThrownBy(() -> read(slowly, Duration.ofMinutes(2)))
                .isInstanceOfSatisfying(FlockException.class, e -> assertThat(e.is(ErrorCode.CONTENT_UNAVAILABLE))
                        .isTrue())
                .hasMessageContaining("within 120000 ms");
        assertThat(Duration.ofNanos(nanos.get() - before)).isLessThan(Duration.ofMinutes(3));

        assertThat(read(root, Duration.ofDays(1))).isEqualTo(BYTES);
    }

    private long read(Cid root, Duration limit) throws IOException {
        return UnixFsReader.read(
                new TimedBlocks(slow(), limit, nanos::get), root, 0, BYTES, OutputStream.nullOutputStream());
    }

    @Test
    void moreTimeIsGivenToWhatIsLarger_andWhatHasNoLimitIsReadToo() throws IOException {
        assertThat(IpfsOptions.DEFAULT.whole(64 << 10)).isEqualTo(Duration.ofSeconds(122));
        assertThat(read(ofOneByteParts(), IpfsOptions.DEFAULT.whole(Long.MAX_VALUE)))
                .isEqualTo(BYTES);
    }
}
