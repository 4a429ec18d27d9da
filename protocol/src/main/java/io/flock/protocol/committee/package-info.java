/**
 * How seats and weights are shared among organisations: rules that every contract with committees uses.
 *
 * <p>What always holds: an organisation gains nothing by spreading its stake over more accounts, and none counts more than
 * all others together where at least three are there.
 */
package io.flock.protocol.committee;
