package io.flock.devnet;

import io.flock.devnet.internal.gateway.PeerServer;
import io.flock.devnet.internal.msp.CertificateRequest;
import io.flock.devnet.internal.msp.CryptoFolder;
import io.flock.devnet.internal.msp.KeyMaterial;
import io.flock.devnet.internal.msp.OrganisationCrypto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** One organisation of the network: its gateway's address and its members. */
public final class Organisation {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final String mspId;
    private final OrganisationCrypto crypto;
    private final PeerServer server;
    private final boolean tls;
    private final Optional<CryptoFolder> folder;

    Organisation(
            String mspId, OrganisationCrypto crypto, PeerServer server, boolean tls, Optional<CryptoFolder> folder) {
        this.mspId = mspId;
        this.crypto = crypto;
        this.server = server;
        this.tls = tls;
        this.folder = folder;
    }

    public String mspId() {
        return mspId;
    }

    /** Like {@code org1.example.com}. */
    public String domain() {
        return crypto.domain();
    }

    /** {@code 127.0.0.1:port} of the gateway. */
    public String endpoint() {
        return "127.0.0.1:" + port();
    }

    /** Port of the gateway on the loopback address. */
    public int port() {
        return server.port();
    }

    /** The name of the peer, for which its TLS certificate is made out, like {@code peer0.org1.example.com}. */
    public String peerName() {
        return "peer0." + domain();
    }

    /** The certificate, PEM, to trust when connecting; nothing without TLS. */
    public Optional<String> tlsRootCertificate() {
        return tls ? Optional.of(crypto.tlsRoot().certificatePem()) : Optional.empty();
    }

    /** The root certificate, PEM, of the organisation's members. */
    public String rootCertificate() {
        return crypto.root().certificatePem();
    }

    /** A client without attributes. See {@link #enroll(String, Role, Map)}. */
    public EnrolledIdentity enroll(String id) {
        return enroll(id, Role.CLIENT, Map.of());
    }

    /**
     * Makes a member, or gives the one that was made with the same id, role and attributes.
     *
     * @param id up to 64 letters, digits, points, underscores and hyphens
     * @param attributes what chaincode reads by {@code ClientIdentity.getAttributeValue}
     * @throws DevNetworkException {@code IDENTITY_INVALID} if the id has another form, {@code IDENTITY_EXISTS} if it
     *     was enrolled with another role or other attributes, {@code DATA_UNWRITABLE} if it can't be stored
     */
    public EnrolledIdentity enroll(String id, Role role, Map<String, String> attributes) {
        if (!ID.matcher(id).matches()) {
            throw new DevNetworkException(
                    "IDENTITY_INVALID",
                    "\"" + id + "\" can't be enrolled at " + mspId,
                    "use up to 64 letters, digits, points, underscores and hyphens");
        }
        String json = Json.attributes(attributes);
        synchronized (crypto) {
            Optional<KeyMaterial> known = crypto.user(id);
            if (known.isPresent()
                    && !(known.get().has(role.node())
                            && known.get().attributes().equals(json))) {
                throw new DevNetworkException(
                        "IDENTITY_EXISTS",
                        id + " is enrolled at " + mspId + " with another role or other attributes",
                        "choose another id, or the same role and attributes");
            }
            return new EnrolledIdentity(mspId, id, known.orElseGet(() -> make(id, role, json)));
        }
    }

    /** A member that was enrolled, also before a restart on the same data folder. */
    public Optional<EnrolledIdentity> identity(String id) {
        return crypto.user(id).map(material -> new EnrolledIdentity(mspId, id, material));
    }

    /** The identity with which the peer endorses. */
    public EnrolledIdentity peerIdentity() {
        return new EnrolledIdentity(mspId, peerName(), crypto.node());
    }

    /** The JSON by which clients find the organisation's peer. */
    public String connectionProfile() {
        return ConnectionProfile.of(mspId, domain(), peerName(), endpoint(), tlsRootCertificate());
    }

    /**
     * Writes keys and certificates in cryptogen's layout, and the connection profile as {@code connection.json}, into
     * {@code peerOrganizations/<domain>} of the folder. All files can be read by their owner alone.
     *
     * @return the organisation's folder
     * @throws DevNetworkException {@code DATA_UNWRITABLE}
     */
    public Path export(Path into) {
        CryptoFolder target = new CryptoFolder(into, domain());
        try {
            target.write(crypto);
            Files.writeString(target.path().resolve("connection.json"), connectionProfile());
            return target.path();
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private KeyMaterial make(String id, Role role, String attributes) {
        KeyMaterial material = crypto.issue(CertificateRequest.member(id, role.node(), attributes), Instant.now());
        try {
            if (folder.isPresent()) {
                folder.get().writeUser(crypto, id, material);
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
        crypto.add(id, material);
        return material;
    }

    private DevNetworkException unwritable(IOException e) {
        return new DevNetworkException(
                "DATA_UNWRITABLE",
                "keys of " + mspId + " can't be written: " + e,
                "check space and rights of the folder",
                e);
    }
}
