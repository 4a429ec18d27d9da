/** FLOCK as it stands in the ledger: balances, credits, allowances and entries. */
package io.flock.protocol.token;
