/** Explanations of money, held against ledgers that were played. */
package io.flock.testnet.explain;
