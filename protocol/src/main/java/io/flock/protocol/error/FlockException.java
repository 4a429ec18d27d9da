package io.flock.protocol.error;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A refusal or failure that says what happened, with the values, and what to do. Its message is its form on the wire:
 * {@code CODE|what happened|what to do}.
 *
 * <p>Nothing half done: who throws it has changed nothing.
 */
public class FlockException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The code may stand behind a foreign prefix: peers and gateways put their own words before it. */
    private static final Pattern WIRE =
            Pattern.compile("(?<![A-Za-z0-9_])([A-Z][A-Z0-9_]{2,39})\\|(.*)", Pattern.DOTALL);

    private final String rawCode;
    private final String what;
    private final String todo;

    /** A refusal with the code's usual remedy. */
    public FlockException(ErrorCode code, String what) {
        this(code, what, code.remedy());
    }

    public FlockException(ErrorCode code, String what, String todo) {
        this(code.name(), what, todo);
    }

    public FlockException(ErrorCode code, String what, String todo, Throwable cause) {
        this(code.name(), what, todo);
        initCause(cause);
    }

    /** The same refusal, for a class that says who refused. */
    protected FlockException(FlockException same) {
        this(same.rawCode, same.what, same.todo);
        initCause(same);
    }

    private FlockException(String rawCode, String what, String todo) {
        super(rawCode + "|" + what + "|" + todo.replace('|', '/'));
        this.rawCode = rawCode;
        this.what = what;
        this.todo = todo.replace('|', '/');
    }

    /**
     * Finds a wire message in a text, wherever it stands. A code of a newer version is kept as it is.
     *
     * @return empty when the text holds no {@code CODE|what|todo}
     */
    public static Optional<FlockException> parse(String text) {
        Matcher matcher = WIRE.matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        String rest = matcher.group(2);
        int bar = rest.lastIndexOf('|');
        return bar < 0
                ? Optional.empty()
                : Optional.of(new FlockException(matcher.group(1), rest.substring(0, bar), rest.substring(bar + 1)));
    }

    /** The code, empty when this version does not know it. */
    public Optional<ErrorCode> code() {
        return Arrays.stream(ErrorCode.values())
                .filter(code -> code.name().equals(rawCode))
                .findFirst();
    }

    /** The code as it came over the wire, known or not. */
    public String rawCode() {
        return rawCode;
    }

    /** Whether this is that code. */
    public boolean is(ErrorCode code) {
        return code.name().equals(rawCode);
    }

    /** What happened, with the values. */
    public String what() {
        return what;
    }

    /** What to do about it. */
    public String todo() {
        return todo;
    }

    /** The same refusal, saying first where it happened; used to put a field's path before its fault. */
    public FlockException at(String place) {
        FlockException located = new FlockException(rawCode, place + ": " + what, todo);
        located.initCause(this);
        return located;
    }
}
