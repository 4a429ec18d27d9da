package io.flock.protocol.alliance.view;

import io.flock.protocol.alliance.AggregateRecord;
import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.alliance.UpdateRecord;
import io.flock.protocol.alliance.VoteRecord;
import io.flock.protocol.identity.AccountId;
import java.util.SortedMap;

/** A round with its participants' records. */
public record RoundView(
        RoundDocument round,
        SortedMap<AccountId, UpdateRecord> updates,
        SortedMap<AccountId, VoteRecord> votes,
        SortedMap<AccountId, AggregateRecord> aggregates) {}
