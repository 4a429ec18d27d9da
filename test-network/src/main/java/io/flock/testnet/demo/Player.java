package io.flock.testnet.demo;

import io.flock.protocol.identity.AccountId;

/**
 * One participant.
 *
 * @param index from 0, also of its shard of the data
 * @param slot its slot among those of its organisation
 */
record Player(int index, AccountId account, int slot, boolean malicious) {}
