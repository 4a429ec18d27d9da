package io.flock.devnet.conformance.record;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Replaces in texts what differs from run to run: addresses, ids, times, sizes; and from build to build of Fabric: Go's
 * protobuf writes its errors with a no-break space in half of all programs, so that nobody relies on their words.
 */
final class Normaliser {
    private static final Map<Pattern, String> RULES = new LinkedHashMap<>();

    static {
        rule("\u00a0", " ");
        rule("(?s)(\\s+at [\\w.$/]+\\(.*)+", "\n<stack>");
        // Client and peer wait for the same moment; either may notice first.
        rule("(?i)((CallOptions|context) )?(deadline exceeded).*", "$3");
        rule("\\b[a-z]+(_1\\.0)?:[0-9a-f]{64}\\b", "<package>");
        rule("\\b[0-9a-f]{65,}\\b", "<hex>");
        rule("\\b[0-9a-f]{64}\\b", "<id>");
        rule("\\[[0-9a-f]{8}\\]", "[<id>]");
        rule("\\b\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?( ?(Z|\\+0000)( UTC)?)?", "<time>");
        rule("(localhost|127\\.0\\.0\\.1|peer0\\.[a-z0-9.]+|orderer\\d?\\.[a-z0-9.]+):\\d+", "<address>");
        rule("\\b\\d{5,}\\b", "<number>");
    }

    private Normaliser() {}

    private static void rule(String pattern, String replacement) {
        RULES.put(Pattern.compile(pattern), replacement);
    }

    /** The gateway lists missing organisations in the order of a hash table. */
    private static String sortedOrganisations(String text) {
        String mark = "endorsing peers for org(s): ";
        int start = text.indexOf(mark) + mark.length();
        if (start < mark.length()) {
            return text;
        }
        return text.substring(0, start)
                + Stream.of(text.substring(start).split(", ")).sorted().collect(Collectors.joining(", "));
    }

    static String normalise(String text) {
        String result = sortedOrganisations(text);
        for (Map.Entry<Pattern, String> rule : RULES.entrySet()) {
            result = rule.getKey().matcher(result).replaceAll(rule.getValue());
        }
        return result;
    }
}
