package io.flock.protocol.alliance;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.error.Quoted;
import java.util.regex.Pattern;

/** A content id as text: multibase letters and digits. Whether it names the bytes is for who fetches them to check. */
final class CidGrammar {
    private static final Pattern PATTERN = Pattern.compile("[A-Za-z0-9]{8,128}");

    private CidGrammar() {}

    static void require(String cid) {
        if (!PATTERN.matcher(cid).matches()) {
            throw new FlockException(
                    ErrorCode.INVALID_ARGUMENT, Quoted.of(cid) + " is not a content id, which is " + PATTERN);
        }
    }
}
