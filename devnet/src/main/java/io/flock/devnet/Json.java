package io.flock.devnet;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The little JSON that is written here. */
final class Json {
    private Json() {}

    static String string(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> {
                    if (c < ' ') {
                        json.append(String.format("\\u%04x", (int) c));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        return json.append('"').toString();
    }

    /** The content of a certificate's attribute extension, the same for the same attributes; empty without any. */
    static String attributes(Map<String, String> attributes) {
        SortedMap<String, String> sorted = new TreeMap<>(attributes);
        return sorted.isEmpty()
                ? ""
                : sorted.entrySet().stream()
                        .map(each -> string(each.getKey()) + ":" + string(each.getValue()))
                        .collect(Collectors.joining(",", "{\"attrs\":{", "}}"));
    }
}
