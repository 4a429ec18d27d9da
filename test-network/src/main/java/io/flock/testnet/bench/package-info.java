/**
 * {@code flock bench}: measures a network of either engine through the SDK, as an app uses it.
 *
 * <p>What always holds: a function is compared with an empty one of the same chaincode, called the same way by the same
 * clients in the same run, in turns, so that what else the machine does hits both. Every figure comes with the CPU that
 * other programs used meanwhile.
 */
package io.flock.testnet.bench;
