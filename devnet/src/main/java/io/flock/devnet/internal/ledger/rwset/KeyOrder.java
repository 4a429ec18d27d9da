package io.flock.devnet.internal.ledger.rwset;

import java.util.Comparator;

/**
 * The order of keys: their UTF-8 bytes, unsigned, which is the order of their code points.
 *
 * <p>{@code String.compareTo} orders by UTF-16 units and would put U+FFFF behind U+10FFFF, with which chaincode ends the
 * ranges over composite keys.
 */
public enum KeyOrder implements Comparator<String> {
    /** By the bytes of UTF-8. */
    UTF_8;

    @Override
    public int compare(String left, String right) {
        int common = Math.min(left.length(), right.length());
        for (int i = 0; i < common; i++) {
            char l = left.charAt(i);
            char r = right.charAt(i);
            if (l != r) {
                return rank(l) - rank(r);
            }
        }
        return left.length() - right.length();
    }

    // A surrogate stands for a code point above every single unit. Where only the second halves differ, the first
    // halves
    // were equal, so comparing the halves is comparing the code points.
    private static int rank(char unit) {
        return Character.isSurrogate(unit) ? unit + 0x10000 : unit;
    }
}
