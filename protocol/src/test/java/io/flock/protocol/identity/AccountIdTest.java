package io.flock.protocol.identity;

import static org.assertj.core.api.Assertions.assertThat;

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
}
