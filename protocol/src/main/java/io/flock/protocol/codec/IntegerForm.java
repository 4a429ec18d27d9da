package io.flock.protocol.codec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A value type that is one JSON integer: {@code static T of(int)} reads it, {@code int value()} gives it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface IntegerForm {
    /** The smallest value. */
    int min();

    /** The greatest value. */
    int max();
}
