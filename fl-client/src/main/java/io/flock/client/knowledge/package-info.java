/**
 * Documents of knowledge bases as a participant and a host handle them: what is text, how it is indexed by its words and by
 * its meaning, and how it is found. Bytes of strangers are never trusted: they are what their digest says, and text, or they
 * are refused with a code. Nothing is fetched at run time but documents.
 */
package io.flock.client.knowledge;
