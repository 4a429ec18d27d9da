package io.flock.protocol.codec;

import java.lang.reflect.Method;

/**
 * One field of a record's JSON object.
 *
 * @param position where it stands in the record's constructor
 * @param optional absent means {@code Optional.empty()}
 */
record RecordField(String name, int position, boolean optional, Form form, Method accessor) {}
