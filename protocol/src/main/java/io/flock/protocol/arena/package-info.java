/**
 * The AI Arena: a competition for one model, judged by validators who stake on their scores.
 *
 * <p>The records here are what contract, clients and auditors exchange and keep. What always holds: scores are integers in
 * millionths, higher is better; money is {@link io.flock.protocol.money.Amount}; lists stand in account order where nothing
 * else is said.
 */
package io.flock.protocol.arena;
