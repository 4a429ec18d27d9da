/** The dashboard, on a ledger that was played: what it answers, and what a browser makes of it. */
package io.flock.testnet.dashboard;
