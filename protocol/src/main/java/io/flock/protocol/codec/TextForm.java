package io.flock.protocol.codec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A value type that is one JSON string. Its reader throws a {@code FlockException} for a text outside its grammar. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface TextForm {
    /** The regular expression of its grammar, for the JSON schema. */
    String pattern();

    /** The longest text, in characters; longer ones are refused before they are parsed. */
    int maxLength();

    /** The public static method that reads a text. */
    String read() default "parse";

    /** The public method that gives the text. */
    String write() default "toString";
}
