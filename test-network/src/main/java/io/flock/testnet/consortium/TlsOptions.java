package io.flock.testnet.consortium;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Mutual TLS between a peer and its chaincode process, or none. */
final class TlsOptions {
    @Option(
            names = "--no-tls",
            description = "plain connections: only where peer and process share a machine or a closed network")
    private boolean plain;

    @Option(names = "--tls-key", paramLabel = "FILE", description = "PKCS#8 key of the process")
    private Optional<Path> key;

    @Option(names = "--tls-cert", paramLabel = "FILE", description = "its certificate, made out for --address")
    private Optional<Path> certificate;

    @Option(
            names = "--tls-ca",
            paramLabel = "FILE",
            description = "authority of both certificates (default: the only one in tlsca)")
    private Optional<Path> authority;

    @Option(
            names = "--peer-tls-key",
            paramLabel = "FILE",
            description = "key that the peer shows to the process (default: the only peer's tls/server.key)")
    private Optional<Path> peerKey;

    @Option(
            names = "--peer-tls-cert",
            paramLabel = "FILE",
            description = "its certificate (default: the only peer's tls/server.crt)")
    private Optional<Path> peerCertificate;

    TlsOptions() {}

    boolean isPlain() {
        return plain;
    }

    /**
     * Nothing with plain connections; USAGE when the process would have no key.
     *
     * @param otherwise what the state folder's network uses
     */
    Optional<Kit.ProcessTls> files(Path organisation, Optional<Kit.ProcessTls> otherwise) {
        if (plain) {
            return Optional.empty();
        }
        if (key.isEmpty() && certificate.isEmpty() && otherwise.isPresent()) {
            return otherwise;
        }
        if (key.isEmpty() || certificate.isEmpty()) {
            throw new FlockException(
                    ErrorCode.USAGE,
                    "the chaincode process has no key: --tls-key and --tls-cert are missing",
                    "let the organisation's TLS CA issue a server certificate for --address, or say --no-tls");
        }
        return Optional.of(new Kit.ProcessTls(
                key.get(),
                certificate.get(),
                authority.orElseGet(() -> OrganisationFolder.tlsAuthority(organisation)),
                peerKey.orElseGet(() -> OrganisationFolder.peerTls(organisation).resolve("server.key")),
                peerCertificate.orElseGet(
                        () -> OrganisationFolder.peerTls(organisation).resolve("server.crt"))));
    }
}
