package io.flock.sdk.audit.internal.block;

import java.util.Optional;

/** A key that a transaction read, with the version that it saw; none when the key was absent. */
public record KeyRead(String key, Optional<Version> version) {}
