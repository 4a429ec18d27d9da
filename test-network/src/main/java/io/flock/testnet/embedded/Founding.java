package io.flock.testnet.embedded;

import io.flock.devnet.Organisation;
import io.flock.devnet.Role;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.sdk.FlockClient;
import java.util.Map;

/**
 * Founds the consortium as a real one is founded: every organisation's chaincode was started with the digest of the
 * agreed document, and an administrator of one of them sends the document.
 */
final class Founding {
    private static final String ADMINISTRATOR = "admin";

    private Founding() {}

    static void ensure(EmbeddedNetwork network) {
        Organisation first = network.organisations().get(0);
        first.enroll(ADMINISTRATOR, Role.ADMIN, Map.of());
        first.export(network.home().folder().resolve("network"));
        try (FlockClient administrator = network.connect(AccountId.of(first.mspId(), ADMINISTRATOR))) {
            if (!isFounded(administrator)) {
                administrator.governance().found(network.founding()).run();
            }
        }
    }

    private static boolean isFounded(FlockClient administrator) {
        try {
            administrator.governance().parameters().run();
            return true;
        } catch (FlockException e) {
            if (e.is(ErrorCode.NOT_FOUNDED)) {
                return false;
            }
            throw e;
        }
    }
}
