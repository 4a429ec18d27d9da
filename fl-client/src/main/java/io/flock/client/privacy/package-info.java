/**
 * What a participant's updates may tell about its data: clipping, noise, and an account of what was told.
 *
 * <p>What always holds: ε is never understated; the same release made again is the same bits and counts once.
 */
package io.flock.client.privacy;
