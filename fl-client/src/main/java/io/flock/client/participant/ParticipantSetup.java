package io.flock.client.participant;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.money.Amount;
import io.flock.sdk.AllianceClient;
import java.time.Clock;
import java.util.Optional;

/**
 * All that a participant needs.
 *
 * @param firstSlot where it looks for a free slot of its organisation first, from 0
 * @param stake what it joins with
 * @param lock whose gmFLOCK that is; empty for FLOCK
 * @param journal shared by all accounts of a process that use one folder
 */
public record ParticipantSetup(
        AllianceClient alliance,
        AccountId account,
        TaskSecrets secrets,
        int firstSlot,
        Amount stake,
        Optional<TransactionId> lock,
        Work work,
        CommitJournal journal,
        LedgerWatch<TaskSnapshot> watch,
        Keeping keeping,
        Upkeep upkeep,
        StepListener listener,
        Clock clock) {}
