package io.flock.testnet.network;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.governance.FoundingDocument;
import io.flock.protocol.governance.GovernanceParameters;
import io.flock.protocol.governance.Grant;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Who takes part in a new network and begins with what: the same for every engine. */
final class FoundingOptions {
    private static final List<String> ORGANISATIONS = List.of("Org1MSP", "Org2MSP", "Org3MSP");
    private static final int MOST_ACCOUNTS = 100;

    @Option(
            names = "--accounts",
            paramLabel = "N",
            defaultValue = "4",
            description = "accounts per organisation, user1 to userN (default: ${DEFAULT-VALUE})")
    private int accounts;

    @Option(
            names = "--grant",
            paramLabel = "FLOCK",
            defaultValue = "1000",
            description = "what each account begins with (default: ${DEFAULT-VALUE})")
    private Amount grant;

    @Option(
            names = "--clock-window",
            paramLabel = "DURATION",
            defaultValue = "20s",
            description =
                    "how far a client's clock may be off; a phase lasts at least three (default: ${DEFAULT-VALUE})")
    private Duration clockWindow;

    FoundingOptions() {}

    List<AccountId> accounts() {
        if (accounts < 1 || accounts > MOST_ACCOUNTS) {
            throw new FlockException(
                    ErrorCode.USAGE, "--accounts " + accounts + " is out of range", "give 1 to " + MOST_ACCOUNTS);
        }
        List<AccountId> all = new ArrayList<>();
        for (String organisation : ORGANISATIONS) {
            for (int i = 1; i <= accounts; i++) {
                all.add(AccountId.of(organisation, "user" + i));
            }
        }
        return all;
    }

    FoundingDocument founding() {
        int window = Math.toIntExact(clockWindow.toSeconds());
        GovernanceParameters parameters = new GovernanceParameters(
                        window, Math.multiplyExact(3, window), 2_592_000, 256, 1_000, Millionths.of(250_000), true)
                .forFounding();
        return new FoundingDocument(
                ORGANISATIONS.stream().map(OrganisationId::parse).toList(),
                parameters,
                accounts().stream().map(account -> new Grant(account, grant)).toList());
    }
}
