package io.flock.chaincode.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Texts of a regular expression, as far as our grammars use them: classes, groups, alternatives, repetition. */
final class RegexSample {
    private static final int MOST_REPEATS = 5;

    private final String pattern;
    private final Random random;
    private int at;

    private RegexSample(String pattern, Random random) {
        this.pattern = pattern;
        this.random = random;
    }

    static String of(String pattern, Random random) {
        String bare = pattern.replaceFirst("^\\^", "").replaceFirst("\\$$", "");
        RegexSample sample = new RegexSample(bare, random);
        String text = sample.alternatives();
        if (sample.at != bare.length() || !text.matches(bare)) {
            throw new IllegalStateException("no text was made for " + pattern + ", only " + text);
        }
        return text;
    }

    private String alternatives() {
        List<String> branches = new ArrayList<>(List.of(sequence()));
        while (at < pattern.length() && pattern.charAt(at) == '|') {
            at++;
            branches.add(sequence());
        }
        return branches.get(random.nextInt(branches.size()));
    }

    private String sequence() {
        StringBuilder text = new StringBuilder();
        while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
            int start = at;
            String once = atom();
            int end = at;
            int repeats = repeats();
            int behind = at;
            for (int i = 0; i < repeats; i++) {
                at = start;
                text.append(i == 0 ? once : atom());
                at = end;
            }
            at = behind;
        }
        return text.toString();
    }

    private String atom() {
        char c = pattern.charAt(at++);
        return switch (c) {
            case '(' -> {
                at += pattern.startsWith("?:", at) ? 2 : 0;
                String text = alternatives();
                at++;
                yield text;
            }
            case '[' -> oneOfClass();
            case '\\' -> String.valueOf(pattern.charAt(at++));
            case '.' -> "x";
            default -> String.valueOf(c);
        };
    }

    private String oneOfClass() {
        StringBuilder choices = new StringBuilder();
        while (pattern.charAt(at) != ']') {
            char from = pattern.charAt(at++);
            if (pattern.charAt(at) == '-' && pattern.charAt(at + 1) != ']') {
                for (char c = from; c <= pattern.charAt(at + 1); c++) {
                    choices.append(c);
                }
                at += 2;
            } else {
                choices.append(from);
            }
        }
        at++;
        return String.valueOf(choices.charAt(random.nextInt(choices.length())));
    }

    private int repeats() {
        if (at == pattern.length()) {
            return 1;
        }
        char sign = pattern.charAt(at);
        if (sign == '{') {
            return counted();
        }
        if ("?*+".indexOf(sign) < 0) {
            return 1;
        }
        at++;
        int least = sign == '+' ? 1 : 0;
        return least + random.nextInt(sign == '?' ? 2 : MOST_REPEATS);
    }

    /** One of {@code {n}}, {@code {n,m}} and {@code {n,}}. */
    private int counted() {
        int close = pattern.indexOf('}', at);
        String[] bounds = pattern.substring(at + 1, close).split(",", -1);
        at = close + 1;
        int least = Integer.parseInt(bounds[0]);
        if (bounds.length == 1) {
            return least;
        }
        int most = bounds[1].isEmpty() ? least + MOST_REPEATS : Integer.parseInt(bounds[1]);
        return least + random.nextInt(Math.min(most - least, MOST_REPEATS) + 1);
    }
}
