package io.flock.chaincode.server;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.grpc.ServerCredentials;
import io.grpc.TlsServerCredentials;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * PEM files of mutual TLS: who connects must show a certificate of the trusted authorities.
 *
 * @param key private key, PKCS#8, of the server
 * @param certificateChain the server's certificate first
 * @param trusted the authorities of the peers' client certificates
 */
public record TlsFiles(Path key, Path certificateChain, Path trusted) {

    public TlsFiles {
        Objects.requireNonNull(key);
        Objects.requireNonNull(certificateChain);
        Objects.requireNonNull(trusted);
    }

    ServerCredentials credentials() {
        try {
            return TlsServerCredentials.newBuilder()
                    .keyManager(certificateChain.toFile(), key.toFile())
                    .trustManager(trusted.toFile())
                    .clientAuth(TlsServerCredentials.ClientAuth.REQUIRE)
                    .build();
        } catch (IOException | IllegalArgumentException e) {
            throw new FlockException(
                    ErrorCode.CONFIGURATION_INVALID,
                    "TLS files " + key + ", " + certificateChain + ", " + trusted + " cannot be read: "
                            + e.getMessage(),
                    "give a PKCS#8 key, its certificate chain and the peers' authorities as PEM files");
        }
    }
}
