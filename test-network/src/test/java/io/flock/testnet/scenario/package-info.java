/**
 * Scenarios: whole tasks, played through the command line and the SDK alone.
 *
 * <p>What always holds: a scenario sees nothing of a network but {@link io.flock.testnet.scenario.ScenarioNetwork}, so
 * that it is written once, for whatever stands behind the wire.
 */
package io.flock.testnet.scenario;
