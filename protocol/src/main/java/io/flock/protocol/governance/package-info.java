/**
 * What a consortium decides: its members, the bounds of tasks, mints, stops.
 *
 * <p>A decision is a document; organisations approve its digest, never a name.
 */
package io.flock.protocol.governance;
