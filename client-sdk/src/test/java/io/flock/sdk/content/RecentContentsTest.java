package io.flock.sdk.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.Sha256;
import org.junit.jupiter.api.Test;

class RecentContentsTest {
    private final RecentContents recent = new RecentContents(4, 10);

    private static ContentRef ref(int number) {
        byte[] block = {(byte) number};
        return new ContentRef(
                Cid.ofBlock(1, Codec.RAW, block).toString(),
                Digest.ofBytes(Sha256.start().digest(block)));
    }

    @Test
    void whatIsTooLarge_isNotKept() {
        recent.keep(ref(1), new byte[5]);

        assertThat(recent.find(ref(1))).isEmpty();
    }

    @Test
    void whatWasUsedLongestAgo_goesFirst() {
        for (int i = 1; i <= 3; i++) {
            recent.keep(ref(i), new byte[] {1, 2, (byte) i});
        }
        recent.find(ref(1));

        recent.keep(ref(4), new byte[4]);

        assertThat(recent.find(ref(2))).isEmpty();
        assertThat(recent.find(ref(1))).contains(new byte[] {1, 2, 1});
        assertThat(recent.find(ref(3))).isPresent();
        assertThat(recent.find(ref(4))).isPresent();
    }

    @Test
    void theSameTwice_isHeldOnce() {
        for (int i = 0; i < 5; i++) {
            recent.keep(ref(1), new byte[4]);
        }
        recent.keep(ref(2), new byte[4]);

        assertThat(recent.find(ref(1))).isPresent();
    }
}
