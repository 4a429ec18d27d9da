package io.flock.sdk.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CidTest {
    private static final String HELLO = "bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei4";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "b",
                "Qm",
                "BAFKREIFJJCIE6LYPI6NY7AMXNFFTAGCLBUXNDQONFIPMB64F2KM2DEVEI4",
                "bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei",
                "bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei44",
                "bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei5",
                "zafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei4",
                "QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff50",
                "QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff5",
                "../../../../../../../../../../../../../../../../../etc/hosts",
            })
    void foreignText_isNoCid(String text) {
        assertThatThrownBy(() -> Cid.parse(text))
                .isInstanceOfSatisfying(FlockException.class, e -> assertThat(e.is(ErrorCode.CID_INVALID))
                        .isTrue());
    }

    @Property
    void everyBlock_hasACidThatReadsBackAndNamesIt(@ForAll byte[] block, @ForAll Codec codec) {
        for (int version = 0; version <= 1; version++) {
            Cid cid = Cid.ofBlock(version, codec, block);

            assertThat(Cid.parse(cid.toString())).isEqualTo(cid);
            assertThat(Cid.ofBytes(cid.bytes())).contains(cid);
            assertThat(cid.names(block)).isTrue();
        }
    }

    @Property
    void anyOtherLetter_makesAnotherCidOrNone(@ForAll("positions") int at, @ForAll("letters") char letter) {
        String changed = HELLO.substring(0, at) + letter + HELLO.substring(at + 1);
        if (changed.equals(HELLO)) {
            return;
        }
        try {
            assertThat(Cid.parse(changed)).isNotEqualTo(Cid.parse(HELLO)).hasToString(changed);
        } catch (FlockException e) {
            assertThat(e.is(ErrorCode.CID_INVALID)).isTrue();
        }
    }

    @net.jqwik.api.Provide
    net.jqwik.api.Arbitrary<Integer> positions() {
        return net.jqwik.api.Arbitraries.integers().between(0, HELLO.length() - 1);
    }

    @net.jqwik.api.Provide
    net.jqwik.api.Arbitrary<Character> letters() {
        return net.jqwik.api.Arbitraries.of("abcdefghijklmnopqrstuvwxyz234567"
                .chars()
                .mapToObj(c -> (char) c)
                .toList());
    }
}
