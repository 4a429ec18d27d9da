/**
 * The smallest launcher of a real Fabric network of native processes: what the conformance suite needs and nothing
 * more. Everything lies in one temporary folder and listens on loopback.
 */
package io.flock.devnet.conformance.fabric;
