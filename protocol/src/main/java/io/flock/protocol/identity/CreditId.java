package io.flock.protocol.identity;

import io.flock.protocol.codec.TextForm;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.util.regex.Pattern;

/**
 * A credit among those of one receiver: the transaction that gave it and, where that one gave several, its number.
 *
 * @param number 0 to 999; 0 is not written
 */
@TextForm(pattern = CreditId.GRAMMAR, maxLength = 68)
public record CreditId(TransactionId transaction, int number) implements Comparable<CreditId> {
    static final String GRAMMAR = "[0-9a-f]{64}(~[1-9][0-9]{0,2})?";
    private static final Pattern PATTERN = Pattern.compile(GRAMMAR);

    public CreditId {
        if (number < 0 || number > 999) {
            throw new FlockException(ErrorCode.INVALID_ARGUMENT, "a credit's number is from 0 to 999, not " + number);
        }
    }

    /** The only credit of a transaction to this receiver. */
    public static CreditId of(TransactionId transaction) {
        return new CreditId(transaction, 0);
    }

    /** Reads {@code <transaction id>} or {@code <transaction id>~<number>}. */
    public static CreditId parse(String text) {
        Grammar.require(PATTERN, text, "a credit id");
        return new CreditId(
                TransactionId.parse(text.substring(0, 64)),
                text.length() == 64 ? 0 : Integer.parseInt(text.substring(65)));
    }

    @Override
    public int compareTo(CreditId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return number == 0 ? transaction.text() : transaction.text() + "~" + number;
    }
}
