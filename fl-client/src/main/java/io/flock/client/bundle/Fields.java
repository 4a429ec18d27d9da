package io.flock.client.bundle;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;

/**
 * One JSON object of a bundle, read field by field with type and range, each refusal with its path. {@link #end}
 * refuses what was not asked for.
 */
final class Fields {
    private static final int SIGNIFICANT_DIGITS = 9;
    private static final int MOST_NAMED = 20;

    private final String path;
    private final SortedMap<String, Object> values;
    private final Set<String> read = new HashSet<>();
    /** Also those that were asked for and are left out. */
    private final SortedSet<String> known = new TreeSet<>();

    private Fields(String path, SortedMap<String, Object> values) {
        this.path = path;
        this.values = values;
    }

    @SuppressWarnings("unchecked") // JsonTree makes no other map
    static Fields of(String path, Object tree) {
        if (!(tree instanceof SortedMap<?, ?> map)) {
            throw BundleProblem.at(path, "an object is expected");
        }
        return new Fields(path, (SortedMap<String, Object>) map);
    }

    String path(String field) {
        return path + "." + field;
    }

    boolean has(String field) {
        known.add(field);
        return values.containsKey(field);
    }

    Fields object(String field) {
        return of(path(field), required(field));
    }

    /** The object, or one without any field where it is left out. */
    Fields optionalObject(String field) {
        return has(field) ? object(field) : new Fields(path(field), new TreeMap<>());
    }

    <T> List<T> list(String field, int most, BiFunction<String, Object, T> element) {
        if (!(required(field) instanceof List<?> list)) {
            throw BundleProblem.at(path(field), "a list is expected");
        }
        if (list.isEmpty() || list.size() > most) {
            throw BundleProblem.at(path(field), list.size() + " elements; 1 to " + most + " are allowed");
        }
        List<T> elements = new ArrayList<>();
        for (Object value : list) {
            elements.add(element.apply(path(field) + "[" + elements.size() + "]", value));
        }
        return List.copyOf(elements);
    }

    /** A list of different, non-empty strings. */
    List<String> names(String field, int most) {
        List<String> names = list(field, most, (at, value) -> text(at, value, 128));
        if (new HashSet<>(names).size() < names.size()) {
            throw BundleProblem.at(path(field), "the same name stands twice");
        }
        return names;
    }

    String text(String field, int longest) {
        return text(path(field), required(field), longest);
    }

    String text(String field, int longest, String absent) {
        return has(field) ? text(field, longest) : absent;
    }

    boolean flag(String field, boolean absent) {
        if (!has(field)) {
            return absent;
        }
        if (!(required(field) instanceof Boolean flag)) {
            throw BundleProblem.at(path(field), "true or false is expected");
        }
        return flag;
    }

    /** One of an enum's constants, written as {@code camelCase}. */
    <E extends Enum<E>> E choice(String field, Class<E> type) {
        return choice(path(field), required(field), type);
    }

    static <E extends Enum<E>> E choice(String path, Object value, Class<E> type) {
        String text = text(path, value, 64);
        List<String> names = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            names.add(camelCase(constant));
            if (camelCase(constant).equals(text)) {
                return constant;
            }
        }
        throw BundleProblem.at(path, "'" + BundleProblem.shorten(text) + "' is none of " + String.join(", ", names));
    }

    <E extends Enum<E>> E choice(String field, Class<E> type, E absent) {
        return has(field) ? choice(field, type) : absent;
    }

    int integer(String field, int least, int most) {
        return integer(path(field), required(field), least, most);
    }

    int integer(String field, int least, int most, int absent) {
        return has(field) ? integer(field, least, most) : absent;
    }

    double decimal(String field, double least, double most) {
        BigDecimal number = number(path(field), required(field)).stripTrailingZeros();
        double value = number.doubleValue();
        if (number.precision() > SIGNIFICANT_DIGITS) {
            throw BundleProblem.at(path(field), "more than " + SIGNIFICANT_DIGITS + " significant digits");
        }
        if (value < least || value > most) {
            throw BundleProblem.at(
                    path(field), number.toPlainString() + " is not in " + plain(least) + " to " + plain(most));
        }
        return value;
    }

    double decimal(String field, double least, double most, double absent) {
        return has(field) ? decimal(field, least, most) : absent;
    }

    Optional<Double> optionalDecimal(String field, double least, double most) {
        return has(field) ? Optional.of(decimal(field, least, most)) : Optional.empty();
    }

    /** All fields that there are. */
    Set<String> names() {
        return values.keySet();
    }

    /** Passes over fields that change nothing. */
    void ignore(String... fields) {
        read.addAll(List.of(fields));
        known.addAll(List.of(fields));
    }

    /** The tree in a field; empty where it is left out. */
    Optional<Object> tree(String field) {
        read.add(field);
        known.add(field);
        return Optional.ofNullable(values.get(field));
    }

    void end() {
        for (String field : values.keySet()) {
            if (!read.contains(field)) {
                throw BundleProblem.at(path(BundleProblem.shorten(field)), "the field is unknown" + meant(field));
            }
        }
    }

    private String meant(String field) {
        Set<String> missing = new TreeSet<>(known);
        missing.removeAll(values.keySet());
        return Spelling.nearest(field, missing)
                .map(name -> "; is '" + name + "' meant?")
                .orElse(known.size() > MOST_NAMED ? "" : "; there are " + String.join(", ", known));
    }

    static String text(String path, Object value, int longest) {
        if (!(value instanceof String text)) {
            throw BundleProblem.at(path, "a string is expected");
        }
        if (text.isEmpty() || text.length() > longest) {
            throw BundleProblem.at(path, text.length() + " characters; 1 to " + longest + " are allowed");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw BundleProblem.at(path, "half of a surrogate pair, which no bytes can hold");
        }
        return text;
    }

    static int integer(String path, Object value, int least, int most) {
        BigDecimal number = number(path, value);
        if (number.stripTrailingZeros().scale() > 0) {
            throw BundleProblem.at(path, number.toPlainString() + " is no whole number");
        }
        if (number.compareTo(BigDecimal.valueOf(least)) < 0 || number.compareTo(BigDecimal.valueOf(most)) > 0) {
            throw BundleProblem.at(path, number.toPlainString() + " is not in " + least + " to " + most);
        }
        return number.intValueExact();
    }

    static String camelCase(Enum<?> constant) {
        StringBuilder text = new StringBuilder();
        for (String word : constant.name().split("_", -1)) {
            String lower = word.toLowerCase(Locale.ROOT);
            text.append(text.isEmpty() ? lower : Character.toUpperCase(lower.charAt(0)) + lower.substring(1));
        }
        return text.toString();
    }

    /** Without an exponent, which Java's own text of 0.000000001 has. */
    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private static BigDecimal number(String path, Object value) {
        if (!(value instanceof BigDecimal number)) {
            throw BundleProblem.at(path, "a number is expected");
        }
        return number;
    }

    private Object required(String field) {
        read.add(field);
        known.add(field);
        Object value = values.get(field);
        if (value == null) {
            Set<String> others = new TreeSet<>(values.keySet());
            others.removeAll(known);
            throw BundleProblem.at(
                    path(field),
                    "the field is missing"
                            + Spelling.nearest(field, others)
                                    .map(name -> "; is it what stands there as '" + BundleProblem.shorten(name) + "'?")
                                    .orElse(""));
        }
        return value;
    }
}
