package io.flock.client.cli;

import java.util.List;

/** Adds commands to {@code flock}; found by {@link java.util.ServiceLoader}. */
public interface CommandProvider {
    /** Objects annotated as picocli commands. */
    List<Object> commands();
}
