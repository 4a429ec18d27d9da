package io.flock.client.participant;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import io.flock.sdk.AllianceClient;
import java.time.Clock;

/**
 * All that a participant needs.
 *
 * @param firstSlot where it looks for a free slot of its organisation first, from 0
 * @param stake what it joins with
 * @param journal shared by all accounts of a process that use one folder
 */
public record ParticipantSetup(
        AllianceClient alliance,
        AccountId account,
        TaskSecrets secrets,
        int firstSlot,
        Amount stake,
        Work work,
        CommitJournal journal,
        LedgerWatch<TaskSnapshot> watch,
        Keeping keeping,
        StepListener listener,
        Clock clock) {}
