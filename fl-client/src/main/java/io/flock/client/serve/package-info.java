/**
 * The model server: the Open Inference Protocol over HTTP and gRPC, paid for by vouchers.
 *
 * <p>What always holds: what is served has the digests that the ledger names; no ledger transaction stands on the path of a
 * prediction; a voucher is in the journal before its prediction is answered, and each index of a chain is served once.
 */
package io.flock.client.serve;
