package io.flock.devnet;

import io.flock.devnet.internal.msp.CryptoFolder;
import io.flock.devnet.internal.msp.NodeKind;
import io.flock.devnet.internal.msp.OrganisationCrypto;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** All organisations' keys: new ones, or those of the data folder. */
final class NetworkCrypto {
    private NetworkCrypto() {}

    /** By MSP id, in the order of the options. */
    static Map<String, OrganisationCrypto> load(NetworkOptions options) {
        Map<String, OrganisationCrypto> crypto = new LinkedHashMap<>();
        options.organisations()
                .forEach((mspId, domain) -> crypto.put(mspId, load(NodeKind.PEER, domain, folder(options, mspId))));
        return crypto;
    }

    /** Those of the organisation that orders. */
    static OrganisationCrypto orderer(NetworkOptions options) {
        return load(
                NodeKind.ORDERER,
                OrdererOrganisation.DOMAIN,
                options.data()
                        .map(data -> new CryptoFolder(
                                data.resolve("crypto"), NodeKind.ORDERER, OrdererOrganisation.DOMAIN)));
    }

    static Optional<CryptoFolder> folder(NetworkOptions options, String mspId) {
        return options.data()
                .map(data -> new CryptoFolder(
                        data.resolve("crypto"), options.organisations().get(mspId)));
    }

    private static OrganisationCrypto load(NodeKind kind, String domain, Optional<CryptoFolder> folder) {
        if (folder.isPresent() && folder.get().exists()) {
            return read(folder.get());
        }
        // Certificates follow the machine's clock even where the network's own is set: clients check them with it.
        OrganisationCrypto made = OrganisationCrypto.create(kind, domain, Instant.now());
        folder.ifPresent(to -> write(to, made));
        return made;
    }

    private static OrganisationCrypto read(CryptoFolder folder) {
        try {
            return folder.read();
        } catch (IOException e) {
            throw new DevNetworkException(
                    "DATA_UNREADABLE",
                    "keys in " + folder.path() + " can't be read: " + e,
                    "restore the data folder from a copy, or delete it to start anew",
                    e);
        }
    }

    private static void write(CryptoFolder folder, OrganisationCrypto crypto) {
        try {
            folder.create(crypto);
        } catch (IOException e) {
            throw new DevNetworkException(
                    "DATA_UNWRITABLE",
                    "keys can't be written to " + folder.path() + ": " + e,
                    "check space and rights of the data folder, or choose another one",
                    e);
        }
    }

    static Path ledger(Path data, String channel) {
        return data.resolve("channels").resolve(channel);
    }
}
