package io.flock.devnet;

import io.flock.devnet.internal.order.BatchLimits;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a builder was told, complete and consistent. */
record NetworkOptions(
        String channel,
        Map<String, String> organisations,
        Map<String, Integer> ports,
        List<Chaincode> chaincodes,
        BatchLimits limits,
        Duration executeTimeout,
        Duration endorsementTimeout,
        Duration timeWindow,
        int queryLimit,
        int concurrency,
        Clock clock,
        Optional<Path> data,
        boolean fsync,
        boolean tls) {

    /** Name and port by which the operator knows a peer; error details show it. */
    String peerAddress(String mspId) {
        int port = ports.getOrDefault(mspId, 0);
        return "peer0." + organisations.get(mspId) + ":" + (port == 0 ? 7051 : port);
    }
}
