package io.flock.protocol.marketplace;

import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.error.Quoted;

/**
 * What goes with a request that is paid for: {@code <channel>;<tip>;<index>;<word>} in the header {@value #HEADER}. The signed
 * anchor of the tip was sent before.
 *
 * @param channel its id, as text: a host looks it up and need not parse it
 * @param tip which of the channel's chains
 * @param index the last index that the request pays with
 */
public record PaymentToken(String channel, Digest tip, int index, Digest word) {
    /** The HTTP header. */
    public static final String HEADER = "Flock-Voucher";

    /** How far an index may lag behind the best one that a host was shown, or run ahead of it. */
    public static final int WINDOW = 1_024;

    private static final int MOST = 600;

    /** Reads the header; VOUCHER_INVALID for anything else. */
    public static PaymentToken parse(String text) {
        String[] parts = text.length() > MOST ? new String[0] : text.split(";", 5);
        if (parts.length != 4) {
            throw refusal(text);
        }
        try {
            return new PaymentToken(
                    parts[0], Digest.parse(parts[1]), Integer.parseInt(parts[2]), Digest.parse(parts[3]));
        } catch (NumberFormatException | FlockException e) {
            throw refusal(text);
        }
    }

    private static FlockException refusal(String text) {
        return new FlockException(
                ErrorCode.VOUCHER_INVALID,
                Quoted.of(text) + " is not a payment, which is <channel>;<tip>;<index>;<word>");
    }

    @Override
    public String toString() {
        return channel + ";" + tip + ";" + index + ";" + word;
    }
}
