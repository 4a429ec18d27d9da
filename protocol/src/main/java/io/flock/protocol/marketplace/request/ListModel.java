package io.flock.protocol.marketplace.request;

import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.codec.Limit;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.marketplace.ModelCard;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;

/** Lists the result of a completed task as version 1 of a new listing. */
public record ListModel(
        ListingId listing,
        @Limit(200) String name,
        TaskName task,
        ModelRef model,
        ModelCard card,
        Amount price,
        Millionths contributors) {}
