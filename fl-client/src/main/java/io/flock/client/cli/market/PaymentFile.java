package io.flock.client.cli.market;

import io.flock.client.cli.network.ConnectionOptions;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a host's payments are written down when no file is named. What one network's consumers have paid must never meet
 * another network's ledger, which knows none of their channels: so what is named by a profile has its file beside that.
 */
record PaymentFile(ConnectionOptions connection, AccountId host) {
    /**
     * The file, which need not exist: of this account, on this channel, of this network.
     *
     * @throws FlockException CONFIGURATION_INVALID where the profile is gone, or where there is no such file but one in the
     *     state folder, in which all networks' payments to this account were written down before: whether it is this
     *     network's only its owner knows
     */
    Path path() {
        Path shared =
                connection.home().folder().resolve("vouchers-" + host.toString().replace("::", "-"));
        if (!connection.isForeign()) {
            return shared;
        }
        // Not the link: it may lead to another network's tomorrow.
        Path profile = real(connection.profile());
        Path own = profile.resolveSibling(profile.getFileName() + ".host")
                .resolve(connection.channel())
                .resolve(host.organisation().text())
                .resolve(host.name() + ".vouchers");
        if (!Files.exists(own) && Files.exists(shared)) {
            throw new FlockException(
                    ErrorCode.CONFIGURATION_INVALID,
                    "it is not known of which network the payments in " + shared.toAbsolutePath() + " are",
                    "if they are of the one of --profile, go on with --journal " + shared
                            + "; if they are of another one, begin with --journal " + own);
        }
        return own;
    }

    private static Path real(Path profile) {
        try {
            return profile.toRealPath();
        } catch (IOException e) {
            throw new FlockException(
                    ErrorCode.CONFIGURATION_INVALID,
                    "where profile " + profile + " lies can't be told: "
                            + e.toString().replace('|', '/'),
                    "check --profile, or name a file for the payments with --journal",
                    e);
        }
    }
}
