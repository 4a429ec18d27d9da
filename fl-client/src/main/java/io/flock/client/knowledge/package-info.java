/**
 * Documents of knowledge bases as a participant and a host handle them: what is text and what is not. Bytes of strangers are
 * never trusted: they are what their digest says, and text, or they are refused with a code.
 */
package io.flock.client.knowledge;
