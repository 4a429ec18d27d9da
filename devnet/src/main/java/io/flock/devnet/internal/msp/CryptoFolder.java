package io.flock.devnet.internal.msp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One organisation's folder in cryptogen's layout: written for others, and read again by the next start. */
public final class CryptoFolder {
    private static final String NODE_UNITS = nodeUnits();

    private final Path folder;
    private final NodeKind kind;
    private final String domain;

    /**
     * Of an organisation that runs peers.
     *
     * @param root the folder that holds {@code peerOrganizations}
     */
    public CryptoFolder(Path root, String domain) {
        this(root, NodeKind.PEER, domain);
    }

    /** @param root the folder that holds {@code peerOrganizations} or {@code ordererOrganizations} */
    public CryptoFolder(Path root, NodeKind kind, String domain) {
        this.folder = root.resolve(kind.organisations()).resolve(domain);
        this.kind = kind;
        this.domain = domain;
    }

    public Path path() {
        return folder;
    }

    public boolean exists() {
        return Files.exists(folder);
    }

    /** Writes all of it under another name first, so that a folder of the right name is always whole. */
    public void create(OrganisationCrypto crypto) throws IOException {
        Path draft = folder.resolveSibling(domain + ".new");
        deleteAll(draft);
        writeTo(draft, crypto);
        Files.move(draft, folder);
    }

    /** Writes all of it, over what may be there. */
    public void write(OrganisationCrypto crypto) throws IOException {
        writeTo(folder, crypto);
    }

    /** Writes what others check its members by, and no key. */
    public void writeMembership(OrganisationCrypto crypto) throws IOException {
        writeMsp(folder.resolve("msp"), crypto);
    }

    public void writeUser(OrganisationCrypto crypto, String id, KeyMaterial user) throws IOException {
        writeUser(folder, crypto, id, user);
    }

    /**
     * Reads what {@link #create} wrote.
     *
     * @throws IOException also if a file is missing or is not what it should be; the message names it
     */
    public OrganisationCrypto read() throws IOException {
        String host = kind.host(domain);
        Path node = folder.resolve(kind.nodes()).resolve(host);
        Path tls = node.resolve("tls");
        return new OrganisationCrypto(
                domain,
                new CertificateAuthority(
                        read(folder.resolve("ca/ca." + domain + "-cert.pem"), folder.resolve("ca/priv_sk"))),
                new CertificateAuthority(
                        read(folder.resolve("tlsca/tlsca." + domain + "-cert.pem"), folder.resolve("tlsca/priv_sk"))),
                readMember(node, host),
                read(tls.resolve("server.crt"), tls.resolve("server.key")),
                readUsers());
    }

    private Map<String, KeyMaterial> readUsers() throws IOException {
        Map<String, KeyMaterial> users = new TreeMap<>();
        Path parent = folder.resolve("users");
        if (Files.isDirectory(parent)) {
            String suffix = "@" + domain;
            List<Path> all;
            try (Stream<Path> listed = Files.list(parent)) {
                all = listed.sorted().toList();
            }
            for (Path user : all) {
                String name = user.getFileName().toString();
                if (name.endsWith(suffix)) {
                    users.put(name.substring(0, name.length() - suffix.length()), readMember(user, name));
                }
            }
        }
        return users;
    }

    private static KeyMaterial readMember(Path member, String name) throws IOException {
        return read(member.resolve("msp/signcerts/" + name + "-cert.pem"), member.resolve("msp/keystore/priv_sk"));
    }

    private static KeyMaterial read(Path certificate, Path key) throws IOException {
        return KeyMaterial.parse(Files.readString(certificate), Files.readString(key))
                .orElseThrow(() -> new IOException(certificate + " or " + key + " is not what its name says"));
    }

    private void writeTo(Path target, OrganisationCrypto crypto) throws IOException {
        writeAuthority(target.resolve("ca"), "ca", crypto.root());
        writeAuthority(target.resolve("tlsca"), "tlsca", crypto.tlsRoot());
        writeMsp(target.resolve("msp"), crypto);
        String host = kind.host(domain);
        Path node = target.resolve(kind.nodes()).resolve(host);
        writeMember(node, host, crypto, crypto.node());
        PrivateFiles.write(node.resolve("tls/ca.crt"), crypto.tlsRoot().certificatePem());
        PrivateFiles.write(node.resolve("tls/server.crt"), crypto.tlsServer().certificatePem());
        PrivateFiles.write(node.resolve("tls/server.key"), crypto.tlsServer().keyPem());
        for (Map.Entry<String, KeyMaterial> user : crypto.users().entrySet()) {
            writeUser(target, crypto, user.getKey(), user.getValue());
        }
    }

    private void writeUser(Path target, OrganisationCrypto crypto, String id, KeyMaterial user) throws IOException {
        String name = id + "@" + domain;
        Path draft = target.resolve("users").resolve(id + ".new");
        deleteAll(draft);
        writeMember(draft, name, crypto, user);
        Path place = target.resolve("users").resolve(name);
        deleteAll(place);
        Files.move(draft, place);
    }

    private void writeMember(Path member, String name, OrganisationCrypto crypto, KeyMaterial material)
            throws IOException {
        writeMsp(member.resolve("msp"), crypto);
        PrivateFiles.write(member.resolve("msp/signcerts/" + name + "-cert.pem"), material.certificatePem());
        PrivateFiles.write(member.resolve("msp/keystore/priv_sk"), material.keyPem());
    }

    private void writeMsp(Path msp, OrganisationCrypto crypto) throws IOException {
        PrivateFiles.write(
                msp.resolve("cacerts/ca." + domain + "-cert.pem"), crypto.root().certificatePem());
        PrivateFiles.write(
                msp.resolve("tlscacerts/tlsca." + domain + "-cert.pem"),
                crypto.tlsRoot().certificatePem());
        PrivateFiles.write(msp.resolve("config.yaml"), NODE_UNITS.formatted(domain, domain, domain, domain));
    }

    private void writeAuthority(Path place, String name, KeyMaterial root) throws IOException {
        PrivateFiles.write(place.resolve(name + "." + domain + "-cert.pem"), root.certificatePem());
        PrivateFiles.write(place.resolve("priv_sk"), root.keyPem());
    }

    private static void deleteAll(Path place) throws IOException {
        if (Files.exists(place)) {
            List<Path> all;
            try (Stream<Path> walk = Files.walk(place)) {
                all = walk.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path each : all) {
                Files.delete(each);
            }
        }
    }

    private static String nodeUnits() {
        StringBuilder text = new StringBuilder("NodeOUs:\n  Enable: true\n");
        for (NodeRole role : NodeRole.values()) {
            String unit = role.unit();
            text.append("  ")
                    .append(Character.toUpperCase(unit.charAt(0)))
                    .append(unit.substring(1))
                    .append(
                            "OUIdentifier:\n    Certificate: cacerts/ca.%s-cert.pem\n    OrganizationalUnitIdentifier: ")
                    .append(unit)
                    .append('\n');
        }
        return text.toString();
    }
}
