package io.flock.client.cli.governance;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.flock.protocol.codec.Json;
import io.flock.protocol.governance.GovernanceParameters;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which parameters differ between two sets of them, named as in their JSON. */
final class ParameterChanges {
    private ParameterChanges() {}

    /** One text per parameter, such as {@code maxRounds 1000 → 500}; "default" for one that was not given. */
    static List<String> between(GovernanceParameters before, GovernanceParameters after) {
        SortedMap<String, String> was = flat(before);
        SortedMap<String, String> is = flat(after);
        TreeSet<String> names = new TreeSet<>(was.keySet());
        names.addAll(is.keySet());
        return names.stream()
                .filter(name -> !value(was, name).equals(value(is, name)))
                .map(name -> name + " " + value(was, name) + " → " + value(is, name))
                .toList();
    }

    private static String value(SortedMap<String, String> of, String name) {
        return of.getOrDefault(name, "default");
    }

    private static SortedMap<String, String> flat(GovernanceParameters parameters) {
        SortedMap<String, String> values = new TreeMap<>();
        flatten("", JsonParser.parseString(Json.write(parameters)), values);
        return values;
    }

    private static void flatten(String name, JsonElement value, SortedMap<String, String> into) {
        if (value.isJsonObject()) {
            value.getAsJsonObject()
                    .entrySet()
                    .forEach(field -> flatten(
                            name.isEmpty() ? field.getKey() : name + "." + field.getKey(), field.getValue(), into));
        } else {
            into.put(name, value.getAsString());
        }
    }
}
