package io.flock.protocol.alliance.view;

import io.flock.protocol.alliance.JoinRecord;
import io.flock.protocol.alliance.LeaveRecord;
import io.flock.protocol.alliance.Member;
import io.flock.protocol.alliance.Seat;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import java.util.Optional;

/** An account's part in a task: its application, its membership, its seat in the current round, whether it left, what it could claim at the end as things stand, FLOCK that go back into its lock included, and what it was paid. */
public record ParticipantView(
        AccountId account,
        Optional<JoinRecord> join,
        Optional<Member> member,
        Optional<Seat> seat,
        Optional<LeaveRecord> left,
        Amount claimable,
        Optional<Amount> claimed) {}
