/** What a transaction says has happened: one list, sent once. Ids only, never anything secret. */
package io.flock.protocol.event;
