/**
 * Content behind a hash: CIDs, the UnixFS file DAG and a client of Kubo's HTTP RPC.
 *
 * <p>What always holds: a node is never believed. Every block is compared with the CID that it was asked by, the whole
 * with the SHA-256 from the ledger; every answer has a byte cap and a time limit; wrong bytes never reach a file under
 * its final name. Format: <a href="https://specs.ipfs.tech/unixfs/">UnixFS</a>, profile {@code unixfs-v1-2025}.
 */
package io.flock.sdk.content;
