package io.flock.protocol.codec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The range of an integer, both ends included. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Range {
    long min() default 0;

    long max() default MAX_EXACT;

    /** 2⁵³ − 1: what a JavaScript number holds exactly. */
    long MAX_EXACT = (1L << 53) - 1;
}
