/**
 * Training and evaluation by PyTorch, through the Deep Java Library. Its native libraries need not be on the class path:
 * nobody may touch the engine's classes before that is known.
 */
package io.flock.client.engine.djl;
