/**
 * What a consortium needs to run FLock on a network of its own: the chaincode package, the founding document and a
 * start-up kit per organisation.
 *
 * <p>What always holds: the same answers give the same bytes on every machine, so that each organisation makes package
 * and founding document itself and compares digests; a kit is whole or not there; keys are readable by their owner only.
 */
package io.flock.testnet.consortium;
