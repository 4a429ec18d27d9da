package io.flock.sdk.audit;

import io.flock.protocol.codec.Limit;

/**
 * Where all FLOCK are after the last block, in micro-FLOCK as decimal texts; of a forged ledger they may be of any size, and
 * below 0.
 *
 * @param minted in all
 * @param burned in all
 * @param treasury entries for governance
 * @param accounts balances
 * @param credits that were not collected yet
 * @param locks principals behind gmFLOCK that is not staked
 * @param delegations in pools, and not allotted to a task
 * @param emitted minted for tasks and not yet in their pools
 * @param allianceTasks stakes and pools of Alliance tasks
 * @param arenaTasks stakes, pools and rewards of Arena tasks
 * @param marketplace channels, hosts' stakes, revenue and deposits
 * @param total the sum of all but {@code minted}, which it must equal
 */
public record MoneySums(
        @Limit(128) String minted,
        @Limit(128) String burned,
        @Limit(128) String treasury,
        @Limit(128) String accounts,
        @Limit(128) String credits,
        @Limit(128) String locks,
        @Limit(128) String delegations,
        @Limit(128) String emitted,
        @Limit(128) String allianceTasks,
        @Limit(128) String arenaTasks,
        @Limit(128) String marketplace,
        @Limit(128) String total) {}
