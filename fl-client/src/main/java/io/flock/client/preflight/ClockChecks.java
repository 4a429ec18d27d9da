package io.flock.client.preflight;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.sdk.FlockClient;
import io.flock.sdk.transaction.PeerClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether every peer of the channel bounds the time that a client may claim, which the deadlines of tasks rest on, and
 * how far this machine's clock is from theirs. Both are seen from how they refuse a query of a wrong time.
 */
final class ClockChecks {
    private static final Duration OFF = Duration.ofHours(1);
    private static final String QUERY = "org.hyperledger.fabric:GetMetadata";
    /** Peers tell their time to seconds, and the answer was under way. */
    private static final Duration RESOLUTION = Duration.ofSeconds(2);

    private final FlockClient flock;
    private final boolean noMoney;

    ClockChecks(FlockClient flock, boolean noMoney) {
        this.flock = flock;
        this.noMoney = noMoney;
    }

    List<Finding> run() {
        try {
            List<PeerClock> peers = flock.transactions().timeWindow(QUERY, OFF);
            if (peers.isEmpty()) {
                return List.of(unchecked());
            }
            Duration allowed =
                    Duration.ofSeconds(flock.governance().parameters().run().clockWindowSeconds());
            List<Finding> findings = new ArrayList<>();
            peers.forEach(peer -> findings.add(window(peer, allowed)));
            peers.forEach(peer -> clock(peer, allowed).ifPresent(findings::add));
            return findings;
        } catch (FlockException e) {
            return List.of(Finding.failed("time window", e));
        }
    }

    private Finding unchecked() {
        FlockException problem = new FlockException(
                ErrorCode.CONFIGURATION_INVALID,
                "a peer of the channel took a proposal that is an hour ahead: no deadline of a task can be relied on",
                "name TimeWindowCheck in peer.handlers.authFilters of every peer's core.yaml and set"
                        + " peer.authentication.timewindow; or say --no-money");
        return noMoney ? Finding.warning("time window", problem) : Finding.failed("time window", problem);
    }

    private Finding window(PeerClock peer, Duration allowed) {
        String text = peer.organisation() + " refuses a wrong time, its window is "
                + peer.window().map(window -> window.toSeconds() + " s").orElse("not told");
        if (peer.window().isPresent() && peer.window().get().compareTo(allowed) > 0) {
            FlockException problem = new FlockException(
                    ErrorCode.CONFIGURATION_INVALID,
                    text + "; the consortium reckons with at most " + allowed.toSeconds() + " s",
                    "set peer.authentication.timewindow to " + allowed.toSeconds() + "s or less; or say --no-money");
            return noMoney ? Finding.warning("time window", problem) : Finding.failed("time window", problem);
        }
        return Finding.ok("time window", text);
    }

    private static Optional<Finding> clock(PeerClock peer, Duration allowed) {
        return peer.time().map(time -> {
            Duration off = Duration.between(time, Instant.now());
            String text = "this machine's clock and that of " + peer.organisation() + "'s peer differ by "
                    + off.abs().toSeconds() + " s";
            if (off.abs().minus(RESOLUTION).compareTo(allowed.dividedBy(2)) > 0) {
                return Finding.failed(
                        "clock",
                        new FlockException(
                                ErrorCode.CONFIGURATION_INVALID, text, "set the clock, by NTP for instance"));
            }
            return Finding.ok("clock", text);
        });
    }
}
