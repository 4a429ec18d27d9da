/**
 * The network's processes: what each is, how it is started, waited for, judged and ended.
 *
 * <p>What always holds: each node has a folder of its own with configuration, data, log and {@code process.json}; a
 * process is ended by the id that stands there, if it is still the process that was meant.
 */
package io.flock.testnet.fabric.node;
