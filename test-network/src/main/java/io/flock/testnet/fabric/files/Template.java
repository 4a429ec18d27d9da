package io.flock.testnet.fabric.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A text of {@code network-config} with marks {@code ${name}}. */
public final class Template {
    private static final String FOLDER = "/io/flock/network/";
    private static final Pattern MARK = Pattern.compile("\\$\\{([A-Za-z]+)}");

    private final String name;
    private final String text;

    private Template(String name, String text) {
        this.name = name;
        this.text = text;
    }

    /** The template of this name. */
    public static Template named(String name) {
        try (InputStream in = Template.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("the jar of network-config lacks " + FOLDER + name);
            }
            return new Template(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("the jar of network-config can't be read", e);
        }
    }

    /** The text as it is. */
    public String text() {
        return text;
    }

    /** Fills in every mark; a mark without a value is a fault of this program. */
    public String fill(Map<String, ?> values) {
        return MARK.matcher(text).replaceAll(mark -> {
            Object value = values.get(mark.group(1));
            if (value == null) {
                throw new IllegalStateException(name + " needs " + mark.group());
            }
            return Matcher.quoteReplacement(value.toString());
        });
    }

    /** One part per item, one below the other, without the last line break. */
    public <T> String fillAll(List<T> items, Function<T, Map<String, ?>> values) {
        return items.stream()
                .map(item -> fill(values.apply(item)).stripTrailing())
                .collect(Collectors.joining("\n"));
    }
}
