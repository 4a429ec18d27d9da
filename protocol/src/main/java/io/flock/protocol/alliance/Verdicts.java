package io.flock.protocol.alliance;

import io.flock.protocol.codec.TextForm;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.error.Quoted;
import java.util.Arrays;
import java.util.List;

/** One verdict per revealed proposal, in account order of the proposers; written {@code "AAR"}. */
@TextForm(pattern = "[ARU]*", maxLength = 256)
public record Verdicts(List<Verdict> list) implements Ballot {
    public Verdicts {
        list = List.copyOf(list);
    }

    public static Verdicts of(List<Verdict> list) {
        return new Verdicts(list);
    }

    /** Reads letters A, R and U. */
    public static Verdicts parse(String letters) {
        return new Verdicts(letters.chars()
                .mapToObj(letter -> verdict((char) letter, letters))
                .toList());
    }

    private static Verdict verdict(char letter, String letters) {
        return Arrays.stream(Verdict.values())
                .filter(verdict -> verdict.letter() == letter)
                .findFirst()
                .orElseThrow(() -> new FlockException(
                        ErrorCode.INVALID_ARGUMENT, Quoted.of(letters) + " holds another letter than A, R and U"));
    }

    public int size() {
        return list.size();
    }

    @Override
    public VoteMode mode() {
        return VoteMode.ATTRIBUTED;
    }

    /** A vote that is too short, which the contract refuses, could not have the rest. */
    @Override
    public Verdict verdict(int proposal) {
        return proposal < list.size() ? list.get(proposal) : Verdict.UNAVAILABLE;
    }

    @Override
    public String toString() {
        StringBuilder letters = new StringBuilder();
        list.forEach(verdict -> letters.append(verdict.letter()));
        return letters.toString();
    }
}
