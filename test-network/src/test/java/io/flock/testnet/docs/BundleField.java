package io.flock.testnet.docs;

import java.util.List;
import java.util.Optional;

/**
 * What the page says of one field of a bundle.
 *
 * @param path from the document's root; {@code layers<dense>} is an element of a list, or an object, of that type
 * @param component the record component that holds it, {@code Record.component}; empty for fields of a fixed value
 * @param bounds least and greatest number, length of a text or of a list
 * @param options the texts that are allowed, where they are few
 * @param absent what it is when it is left out; empty: nothing, or the field is required
 */
record BundleField(
        String path,
        String component,
        Form form,
        String unit,
        Optional<Bounds> bounds,
        List<String> options,
        boolean required,
        Optional<String> absent,
        String meaning) {
    /** As a default: what the same layer's {@code size} is. */
    static final String OWN_SIZE = "size";
    /** As a default: what the data's {@code steps} are. */
    static final String OWN_STEPS = "steps";

    enum Form {
        WHOLE("whole number"),
        DECIMAL("number"),
        TEXT("text"),
        CHOICE("text"),
        FLAG("true or false"),
        LIST("list"),
        OBJECT("object");

        private final String words;

        Form(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    record Bounds(double least, double most) {}

    static BundleField whole(String path, String component, String unit, int least, int most, String meaning) {
        return bounded(path, component, Form.WHOLE, unit, least, most, meaning);
    }

    static BundleField decimal(String path, String component, String unit, double least, double most, String meaning) {
        return bounded(path, component, Form.DECIMAL, unit, least, most, meaning);
    }

    static BundleField text(String path, String component, int most, String meaning) {
        return bounded(path, component, Form.TEXT, "characters", 1, most, meaning);
    }

    static BundleField list(String path, String component, int most, String meaning) {
        return bounded(path, component, Form.LIST, "elements", 1, most, meaning);
    }

    static BundleField choice(String path, String component, List<String> options, String meaning) {
        return new BundleField(
                path, component, Form.CHOICE, "", Optional.empty(), options, true, Optional.empty(), meaning);
    }

    static BundleField of(Form form, String path, String component, String meaning) {
        return new BundleField(path, component, form, "", Optional.empty(), List.of(), true, Optional.empty(), meaning);
    }

    private static BundleField bounded(
            String path, String component, Form form, String unit, double least, double most, String meaning) {
        Optional<Bounds> bounds = Optional.of(new Bounds(least, most));
        return new BundleField(path, component, form, unit, bounds, List.of(), true, Optional.empty(), meaning);
    }

    /** May be left out, and is this then. */
    BundleField or(String value) {
        return new BundleField(path, component, form, unit, bounds, options, false, Optional.of(value), meaning);
    }

    /** May be left out, and is nothing then. */
    BundleField optional() {
        return new BundleField(path, component, form, unit, bounds, options, false, Optional.empty(), meaning);
    }
}
