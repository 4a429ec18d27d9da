/**
 * What those who paid for a model send back with their ratings: labelled examples, in the clear or enveloped.
 *
 * <p>What always holds: examples are a stranger's and are read as such; those that the asker can't open or read are told
 * with the reason, and never count.
 */
package io.flock.client.feedback;
