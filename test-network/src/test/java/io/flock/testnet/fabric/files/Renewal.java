package io.flock.testnet.fabric.files;

import io.flock.client.cli.network.NetworkHome;
import io.flock.protocol.identity.AccountId;
import io.flock.sdk.connection.Identities;
import io.flock.sdk.connection.Identity;
import java.nio.file.Path;

/** Another key and certificate for an account, from its organisation's own authority. */
public final class Renewal {
    private Renewal() {}

    /** Written beside the account's first identity, which stays. */
    public static Identity of(NetworkHome home, AccountId account) {
        Path first = home.identity(account);
        Path organisation = first.getParent().getParent();
        Path authority = organisation.resolve("ca/ca." + organisation.getFileName() + "-cert.pem");
        Issuer.Issued issued = Issuer.of(authority).member(account.name(), "client");
        Path certificate = first.resolve("renewed/cert.pem");
        Path key = first.resolve("renewed/key.pem");
        PrivateFile.write(certificate, issued.certificate());
        PrivateFile.write(key, issued.key());
        return Identities.fromPem(account.organisation(), certificate, key);
    }
}
