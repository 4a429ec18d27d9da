package io.flock.client.cli.network;

import io.flock.client.file.WholeFile;
import io.flock.protocol.codec.Json;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.sdk.FlockClient;
import io.flock.sdk.connection.ConnectionProfile;
import io.flock.sdk.connection.Identities;
import io.flock.sdk.connection.Identity;
import io.flock.sdk.transaction.CallListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The state folder of a network on this machine: where its description, keys, connection profiles and participant
 * secrets lie.
 */
public record NetworkHome(Path folder) {
    private static final OrganisationId ORDERER = OrganisationId.parse("OrdererMSP");
    private static final List<ErrorCode> OTHER_VERSION =
            List.of(ErrorCode.SCHEMA_TOO_NEW, ErrorCode.UNKNOWN_FIELD, ErrorCode.MISSING_FIELD);

    /** The description of the network that runs here; absent when none does. */
    public Optional<NetworkFile> network() {
        Path file = networkFile();
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.read(Files.readAllBytes(file), NetworkFile.class));
        } catch (IOException e) {
            throw unusable("can't be read: " + file + ": " + e);
        } catch (FlockException e) {
            throw new FlockException(
                    ErrorCode.STATE_FOLDER_UNUSABLE,
                    "the network's description " + file.toAbsolutePath() + " is "
                            + (OTHER_VERSION.stream().anyMatch(e::is) ? "of another version: " : "damaged: ")
                            + e.what(),
                    "use the version of flock that started the network; or end its process and remove the file, then"
                            + " 'flock network up' writes it anew",
                    e);
        }
    }

    /** Writes the description, whole or not at all. */
    public void write(NetworkFile network) {
        try {
            Files.createDirectories(folder);
            WholeFile.ofOwner(networkFile()).write(Json.writeBytes(network));
        } catch (IOException e) {
            throw unusable("can't be written: " + e);
        }
    }

    /** Removes the description: no network runs here any more. */
    public void clear() {
        try {
            Files.deleteIfExists(networkFile());
        } catch (IOException e) {
            throw unusable("can't be written: " + e);
        }
    }

    /**
     * A new client of an account whose keys lie here; nothing is sent yet. Its own organisation's peer is called first,
     * the others when that fails.
     */
    public FlockClient connect(AccountId account, NetworkFile network) {
        return connect(account, network, CallListener.NONE);
    }

    /** The same, with somebody who is told of its calls. */
    FlockClient connect(AccountId account, NetworkFile network, CallListener listener) {
        Identity identity = Identities.fromMspFolder(account.organisation(), identity(account));
        return FlockClient.builder(profile(account, network), identity)
                .channel(network.channel())
                .chaincode(network.chaincode())
                .callListener(listener)
                .connect();
    }

    /** All peers of the network, the account's own organisation's first. */
    ConnectionProfile profile(AccountId account, NetworkFile network) {
        ConnectionProfile profile = ConnectionProfile.load(profile(account.organisation()));
        for (OrganisationId organisation : network.organisations()) {
            profile = profile.with(ConnectionProfile.load(profile(organisation)));
        }
        return profile;
    }

    /** The connection profile of an organisation. */
    public Path profile(OrganisationId organisation) {
        return organisation(organisation).resolve("connection.json");
    }

    /** The identity of an account. */
    public Path identity(AccountId account) {
        Path organisation = organisation(account.organisation());
        return organisation.resolve("users").resolve(account.name() + "@" + organisation.getFileName());
    }

    /** The certificates of an organisation's authorities. */
    public List<X509Certificate> authorities(OrganisationId organisation) {
        return AuthorityFiles.readAll(organisation(organisation).resolve("msp/cacerts"));
    }

    /**
     * The certificates of the authority whose orderers sign the blocks; empty for a kept network whose orderer signs none:
     * that of a development network of before orderers signed.
     */
    public Map<OrganisationId, List<X509Certificate>> ordererAuthorities() {
        Path organisation = folder.resolve("network/ordererOrganizations/orderer.example.com");
        return Files.exists(organisation)
                ? Map.of(ORDERER, AuthorityFiles.readAll(organisation.resolve("msp/cacerts")))
                : Map.of();
    }

    /** The participant secret of an account. */
    public Path secret(AccountId account) {
        return folder.resolve("secrets").resolve(account.organisation().text()).resolve(account.name() + ".secret");
    }

    /** What participants of this machine keep beside their secrets. */
    public Path journal(AccountId account) {
        return folder.resolve("journals").resolve(account.organisation().text()).resolve(account.name() + ".jsonl");
    }

    /**
     * Refuses a network whose process has died, before anybody waits for it.
     *
     * @throws FlockException CONNECTION_FAILED
     */
    void requireAlive(NetworkFile network) {
        boolean known = network.pid() != 0;
        if (known && KnownProcess.find(network.pid(), network.startedAt()).isEmpty()) {
            throw new FlockException(
                    ErrorCode.CONNECTION_FAILED,
                    "the network in " + folder.toAbsolutePath() + " does not run any more: its process " + network.pid()
                            + " has died",
                    "start it again with 'flock network up --home " + folder + "'");
        }
    }

    private Path networkFile() {
        return folder.resolve("network.json");
    }

    private Path organisation(OrganisationId organisation) {
        String name = organisation.text().replaceFirst("MSP$", "").toLowerCase(Locale.ROOT);
        return folder.resolve("network/peerOrganizations").resolve(name + ".example.com");
    }

    private FlockException unusable(String why) {
        return new FlockException(
                ErrorCode.STATE_FOLDER_UNUSABLE,
                "state folder " + folder.toAbsolutePath() + " " + why,
                "check owner, rights and space, or name another with --home");
    }
}
