package io.flock.protocol.arena;

import io.flock.protocol.codec.TextForm;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** One score per assignment, in account order of the nodes; written {@code "912345,I,U"}. */
@TextForm(pattern = "((" + Score.GRAMMAR + ")(,(" + Score.GRAMMAR + "))*)?", maxLength = 2048)
public record Scores(List<Score> list) {
    public Scores {
        list = List.copyOf(list);
    }

    public static Scores of(List<Score> list) {
        return new Scores(list);
    }

    /** Reads scores between commas; none in an empty text. */
    public static Scores parse(String text) {
        return new Scores(
                text.isEmpty()
                        ? List.of()
                        : Arrays.stream(text.split(",", -1)).map(Score::parse).toList());
    }

    public int size() {
        return list.size();
    }

    public Score get(int assignment) {
        return list.get(assignment);
    }

    @Override
    public String toString() {
        return list.stream().map(Score::toString).collect(Collectors.joining(","));
    }
}
