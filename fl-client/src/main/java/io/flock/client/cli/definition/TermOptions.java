package io.flock.client.cli.definition;

import java.lang.reflect.Field;
import picocli.CommandLine.Model.OptionSpec;

/** Marks options that are terms of a new task, which a definition in a file holds already. */
public interface TermOptions {
    /** Whether an option is one of such. */
    static boolean have(OptionSpec option) {
        return option.userObject() instanceof Field field
                && TermOptions.class.isAssignableFrom(field.getDeclaringClass());
    }
}
