/**
 * Federated averaging alone, as McMahan et al. (2017) measure it: how many rounds until a model is as good as wanted.
 *
 * <p>What always holds: updates come from the participant's own code and the next model from the aggregation that every
 * voter computes; nobody votes, so nobody keeps examples back to judge by; one seed, one outcome on one engine.
 */
package io.flock.client.simulate.averaging;
