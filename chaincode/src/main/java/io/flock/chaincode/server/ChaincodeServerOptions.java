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
 * @param metrics where Prometheus reads {@code /metrics}, in plain HTTP: an address that only it can reach; or nowhere
 */
public record ChaincodeServerOptions(
        String chaincodeId,
        InetSocketAddress address,
        Digest foundingDigest,
        Optional<TlsFiles> tls,
        ThreadPool threads,
        Optional<InetSocketAddress> metrics) {

    public ChaincodeServerOptions {
        Objects.requireNonNull(chaincodeId);
        Objects.requireNonNull(address);
        Objects.requireNonNull(foundingDigest);
        Objects.requireNonNull(tls);
        Objects.requireNonNull(threads);
        Objects.requireNonNull(metrics);
    }

    /** Without TLS and with the default thread pool. */
    public static ChaincodeServerOptions plain(String chaincodeId, InetSocketAddress address, Digest foundingDigest) {
        return new ChaincodeServerOptions(
                chaincodeId, address, foundingDigest, Optional.empty(), ThreadPool.DEFAULT, Optional.empty());
    }

    /** The same with another thread pool. */
    public ChaincodeServerOptions withThreads(ThreadPool pool) {
        return new ChaincodeServerOptions(chaincodeId, address, foundingDigest, tls, pool, metrics);
    }

    /** The same with mutual TLS. */
    public ChaincodeServerOptions withTls(TlsFiles files) {
        return new ChaincodeServerOptions(chaincodeId, address, foundingDigest, Optional.of(files), threads, metrics);
    }

    /** The same with metrics for Prometheus. */
    public ChaincodeServerOptions withMetrics(InetSocketAddress at) {
        return new ChaincodeServerOptions(chaincodeId, address, foundingDigest, tls, threads, Optional.of(at));
    }
}
