package io.flock.protocol.arena.view;

import io.flock.protocol.arena.ArenaClaimRecord;
import io.flock.protocol.arena.ArenaMember;
import io.flock.protocol.arena.StakeRecord;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import java.util.Optional;

/** An account's part in a task: its application, its membership, what it would be paid now, its stake that it could take back now, and what it was paid. */
public record ArenaParticipantView(
        AccountId account,
        Optional<StakeRecord> stake,
        Optional<ArenaMember> member,
        Amount claimable,
        Amount unstakable,
        ArenaClaimRecord claimed) {}
