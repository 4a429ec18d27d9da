package io.flock.protocol.commitment;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.error.FlockException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class Hex32Test {
    @Property
    void text_isAccepted_ifAndOnlyIfItMatchesTheGrammar(@ForAll("nearly") String text) {
        if (text.matches(Hex32.GRAMMAR)) {
            assertThatCode(() -> Hex32.require(text, "a digest")).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> Hex32.require(text, "a digest")).isInstanceOf(FlockException.class);
        }
    }

    /** Hex digits of about the right length, every other time with one character from beside the digits' ranges. */
    @Provide
    Arbitrary<String> nearly() {
        Arbitrary<String> hex = Arbitraries.strings()
                .withChars("0123456789abcdef")
                .ofMinLength(63)
                .ofMaxLength(65);
        Arbitrary<String> spoilt = hex.flatMap(text -> Arbitraries.of('/', ':', '`', 'g', 'A', 'F', '\n', '٣')
                .map(wrong -> text.substring(0, 20) + wrong + text.substring(21)));
        return Arbitraries.oneOf(hex, spoilt);
    }
}
