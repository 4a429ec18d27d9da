package io.flock.sdk.transaction;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a peer said when it refused a proposal for its time.
 *
 * @param organisation the peer's MSP id
 * @param time the peer's own, to seconds; empty when its words can't be read
 * @param window how far a proposal's time may be off
 */
public record PeerClock(String organisation, Optional<Instant> time, Optional<Duration> window) {
    static final String REFUSAL = "incorrect timestamp";
    private static final Pattern TIME = Pattern.compile("peer time ([^ ,]+)");
    private static final Pattern WINDOW = Pattern.compile("timewindow ([0-9hms.]+)");

    static PeerClock of(String organisation, String message) {
        return new PeerClock(organisation, time(message), window(message));
    }

    private static Optional<Instant> time(String message) {
        Matcher found = TIME.matcher(message);
        try {
            return found.find()
                    ? Optional.of(OffsetDateTime.parse(found.group(1)).toInstant())
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Go's notation, {@code 1m0s}; parts of a second below it are of no use as a window. */
    private static Optional<Duration> window(String message) {
        Matcher found = WINDOW.matcher(message);
        try {
            return found.find()
                    ? Optional.of(Duration.parse("PT" + found.group(1).toUpperCase(Locale.ROOT)))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
