/**
 * The conformance suite: the same scenarios are played on a real Fabric network and on the development network, and
 * the two records must be equal. A scenario sees the network only through its wire: the stock gateway client, or the
 * generated stubs where the client can't produce what the scenario needs.
 *
 * <p>The record of the last real run is kept as {@code conformance/fabric-record.json}, so that the development
 * network is compared with it on machines without Fabric.
 */
package io.flock.devnet.conformance;
