package io.flock.testnet.fabric;

import io.flock.protocol.governance.FoundingDocument;
import io.flock.protocol.governance.GovernanceParameters;
import io.flock.protocol.governance.Grant;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import java.util.List;
import java.util.stream.Stream;

/** Three organisations with one account each. */
final class TestFounding {
    static final List<AccountId> ACCOUNTS = Stream.of("Org1MSP", "Org2MSP", "Org3MSP")
            .map(organisation -> AccountId.of(organisation, "ann"))
            .toList();
    static final Amount GRANT = Amount.ofFlock(100);

    private TestFounding() {}

    static FoundingDocument document() {
        GovernanceParameters parameters =
                new GovernanceParameters(20, 60, 86_400, 256, 1_000, Millionths.of(250_000), true);
        return new FoundingDocument(
                ACCOUNTS.stream().map(AccountId::organisation).toList(),
                parameters,
                ACCOUNTS.stream().map(account -> new Grant(account, GRANT)).toList());
    }

    static List<OrganisationId> organisations() {
        return document().organisations();
    }
}
