/** Who and what: ids, each its own type with its own grammar. An id that exists is well-formed. */
package io.flock.protocol.identity;
