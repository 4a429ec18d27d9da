package io.flock.client.knowledge;

import java.util.ArrayList;
import java.util.List;

/** Cuts a text into passages that an embedding takes in whole, each a part of the text as it stands. */
final class Passages {
    /** MiniLM reads 256 pieces of words, about a thousand characters. */
    static final int MOST_CHARS = 800;

    private static final int FEWEST_CHARS = MOST_CHARS / 3;

    private Passages() {}

    /** The passages, in order; what lies between two of them is white space. */
    static List<String> of(String text) {
        List<String> passages = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = end(text, start);
            String passage = text.substring(start, end).strip();
            if (!passage.isEmpty()) {
                passages.add(passage);
            }
            start = end;
        }
        return passages;
    }

    /** Between paragraphs where that leaves enough, then after a sentence, then between words, then anywhere. */
    private static int end(String text, int start) {
        int most = start + MOST_CHARS;
        if (most >= text.length()) {
            return text.length();
        }
        for (String border : List.of("\n\n", "\n", ". ", " ")) {
            int at = text.lastIndexOf(border, most - border.length());
            if (at >= start + FEWEST_CHARS) {
                return at + border.length();
            }
        }
        return Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    }
}
