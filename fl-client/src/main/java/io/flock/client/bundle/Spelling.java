package io.flock.client.bundle;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Which of the words that are known somebody may have meant. */
public final class Spelling {
    /** Longer words are compared by no more of them than this. */
    private static final int LONGEST = 64;

    private Spelling() {}

    /**
     * The known word that is nearest: the same but for case, blanks, dots, hyphens and underscores, or a letter in four
     * away (Levenshtein 1966), at least one and less than all. Of several that are as near, the first in order.
     */
    public static Optional<String> nearest(String word, Collection<String> known) {
        String plain = plain(word);
        return known.stream()
                .filter(other -> !plain(other).isEmpty() && distance(plain, plain(other)) <= tolerated(plain))
                .min(Comparator.comparingInt((String other) -> distance(plain, plain(other)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static int tolerated(String plain) {
        return Math.min(Math.max(1, plain.length() / 4), plain.length() - 1);
    }

    private static String plain(String word) {
        String letters = word.toLowerCase(Locale.ROOT).replaceAll("[\\s._-]", "");
        return letters.substring(0, Math.min(letters.length(), LONGEST));
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int corner = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int swapped = corner + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                corner = row[j];
                row[j] = Math.min(swapped, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
