package io.flock.devnet.internal.endorse;

import com.google.protobuf.Timestamp;
import io.flock.devnet.internal.channel.ChannelAccess;
import io.flock.devnet.internal.channel.NetworkClock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What keeps a proposal from being looked at: an expired certificate, a clock that is too far off. */
final class ProposalFilters {
    private final ChannelAccess access;
    private final NetworkClock clock;
    private final Duration window;

    ProposalFilters(ChannelAccess access, NetworkClock clock, Duration window) {
        this.access = access;
        this.clock = clock;
        this.window = window;
    }

    /** Why the proposal is refused; nothing if it passes. */
    Optional<String> refusal(UnpackedProposal proposal) {
        if (access.expired(proposal.creator())) {
            return Optional.of("proposal client identity expired");
        }
        Instant now = clock.now();
        Optional<Instant> sent = time(proposal.channelHeader().getTimestamp());
        if (sent.isEmpty()) {
            return Optional.of("failed parsing proposal: the timestamp is out of range");
        }
        if (Duration.between(sent.get(), now).abs().compareTo(window) > 0) {
            return Optional.of("request unauthorized due to incorrect timestamp " + GoTime.text(sent.get())
                    + ", peer time " + GoTime.text(now) + ", peer.authentication.timewindow " + GoTime.text(window));
        }
        return Optional.empty();
    }

    private static Optional<Instant> time(Timestamp timestamp) {
        try {
            return Optional.of(Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos()));
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}
