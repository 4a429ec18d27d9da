package io.flock.protocol.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AccountIdTest {
    @Provide
    Arbitrary<AccountId> accounts() {
        return Combinators.combine(
                        Arbitraries.of("A", "A-", "A.b", "A0", "AB", "B", "a"),
                        Arbitraries.of("x", "x-", "x@", "X", "0"))
                .as(AccountId::of);
    }

    @Property
    void accounts_areOrderedAsTheirTexts(@ForAll("accounts") AccountId one, @ForAll("accounts") AccountId other) {
        assertThat(Integer.signum(one.compareTo(other)))
                .isEqualTo(Integer.signum(one.toString().compareTo(other.toString())));
        assertThat(AccountId.parse(one.toString())).isEqualTo(one);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars("aZ09._@-:~ /\u0000\u00e9")
                .ofMaxLength(3)
                .flatMap(end -> Arbitraries.of(0, 1, 61, 62, 63, 64).map(length -> "a".repeat(length) + end));
    }

    @Property
    void ids_areThoseOfTheirGrammars(@ForAll("texts") String text) {
        assertThat(isRead(() -> OrganisationId.parse(text))).isEqualTo(text.matches(OrganisationId.GRAMMAR));
        assertThat(isRead(() -> AccountId.of("A", text))).isEqualTo(text.matches(AccountId.NAME));
    }

    private static boolean isRead(Runnable reading) {
        try {
            reading.run();
            return true;
        } catch (FlockException e) {
            assertThat(e.code()).contains(ErrorCode.INVALID_ARGUMENT);
            return false;
        }
    }
}
