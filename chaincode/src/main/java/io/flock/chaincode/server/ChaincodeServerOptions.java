package io.flock.chaincode.server;

import io.flock.protocol.commitment.Digest;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.Optional;

/**
 * How a chaincode server runs.
 *
 * @param chaincodeId the package id under which the peers know this chaincode ({@code label:sha256})
 * @param address where to listen; port 0 takes a free one
 * @param foundingDigest SHA-256 of the founding document that this organisation agreed to
 * @param tls mutual TLS, or none
 * @param threads per peer connection
 */
public record ChaincodeServerOptions(
        String chaincodeId,
        InetSocketAddress address,
        Digest foundingDigest,
        Optional<TlsFiles> tls,
        ThreadPool threads) {

    public ChaincodeServerOptions {
        Objects.requireNonNull(chaincodeId);
        Objects.requireNonNull(address);
        Objects.requireNonNull(foundingDigest);
        Objects.requireNonNull(tls);
        Objects.requireNonNull(threads);
    }

    /** Without TLS and with the default thread pool. */
    public static ChaincodeServerOptions plain(String chaincodeId, InetSocketAddress address, Digest foundingDigest) {
        return new ChaincodeServerOptions(chaincodeId, address, foundingDigest, Optional.empty(), ThreadPool.DEFAULT);
    }

    /** The same with another thread pool. */
    public ChaincodeServerOptions withThreads(ThreadPool pool) {
        return new ChaincodeServerOptions(chaincodeId, address, foundingDigest, tls, pool);
    }

    /** The same with mutual TLS. */
    public ChaincodeServerOptions withTls(TlsFiles files) {
        return new ChaincodeServerOptions(chaincodeId, address, foundingDigest, Optional.of(files), threads);
    }
}
