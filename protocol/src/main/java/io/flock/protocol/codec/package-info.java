/**
 * Strict, canonical JSON for the records of this project.
 *
 * <p>One value has one text: keys sorted by UTF-16 code unit, no white space, integers only, the escapes of RFC 8785.
 * Reading refuses whatever a type does not say: unknown, missing and repeated fields, wrong types, numbers out of range,
 * over-long texts, each with the field's path.
 */
package io.flock.protocol.codec;
