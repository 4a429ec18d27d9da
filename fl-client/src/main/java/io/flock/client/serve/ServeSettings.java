package io.flock.client.serve;

import java.nio.file.Path;

/**
 * How a host serves.
 *
 * @param address to listen on
 * @param port 0: any free one
 * @param grpcPort 0: any free one
 * @param journal file of the payments
 * @param maxBodyBytes of a request
 * @param maxRows of a request
 * @param queued requests that may wait for one version
 * @param maxBatch rows that go through the model at once
 * @param timeoutMillis until a request is given up
 * @param requestsPerSecond of one account, or of one address where nothing is paid
 * @param keepVersions how many old versions go on being served
 */
public record ServeSettings(
        String address,
        int port,
        int grpcPort,
        Path journal,
        int maxBodyBytes,
        int maxRows,
        int queued,
        int maxBatch,
        int timeoutMillis,
        int requestsPerSecond,
        int keepVersions) {
    /** Loopback, 1 MiB, 1024 rows, 256 waiting, batches of 256, 5 s, 100 000 requests a second, one old version. */
    public static ServeSettings defaults(Path journal) {
        return new ServeSettings("127.0.0.1", 0, 0, journal, 1 << 20, 1_024, 256, 256, 5_000, 100_000, 1);
    }

    /** Where knowledge bases are indexed: beside the journal, since both are of this host alone. */
    public Path knowledge() {
        return journal.resolveSibling(journal.getFileName() + "-knowledge");
    }

    /** The same on another address and ports, for HTTP and gRPC. */
    public ServeSettings at(String otherAddress, int http, int grpc) {
        return new ServeSettings(
                otherAddress,
                http,
                grpc,
                journal,
                maxBodyBytes,
                maxRows,
                queued,
                maxBatch,
                timeoutMillis,
                requestsPerSecond,
                keepVersions);
    }

    /** The same with other limits. */
    public ServeSettings withLimits(int bodyBytes, int rows, int waiting, int perSecond) {
        return new ServeSettings(
                address,
                port,
                grpcPort,
                journal,
                bodyBytes,
                rows,
                waiting,
                maxBatch,
                timeoutMillis,
                perSecond,
                keepVersions);
    }
}
