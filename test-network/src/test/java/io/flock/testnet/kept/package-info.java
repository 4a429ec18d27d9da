/** Ledgers of releases, which every later version reads and audits. */
package io.flock.testnet.kept;
