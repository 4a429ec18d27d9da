package io.flock.chaincode.random;

import io.flock.chaincode.Identity;
import io.flock.chaincode.arena.ArenaRun;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.codec.Json;
import io.flock.protocol.delegation.request.AllotPool;
import io.flock.protocol.delegation.request.ClaimPool;
import io.flock.protocol.delegation.request.Delegate;
import io.flock.protocol.delegation.request.OpenPool;
import io.flock.protocol.delegation.request.SetSharingRatio;
import io.flock.protocol.delegation.request.Undelegate;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Something that somebody does with pools; accounts by number, the amount in FLOCK. */
record PoolOperation(Kind what, int who, int other, int amount) {
    enum Kind {
        OPEN,
        ANNOUNCE,
        DELEGATE,
        UNDELEGATE,
        ALLOT,
        CLAIM,
        A_DAY
    }

    static Arbitrary<PoolOperation> any() {
        return Combinators.combine(
                        Arbitraries.of(Kind.class),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(12, 17),
                        Arbitraries.integers().between(0, 400))
                .as(PoolOperation::new);
    }

    void play(ArenaRun run) {
        Identity owner = run.contestants().get(who).identity();
        ArenaRole role = run.contestants().get(who).role();
        Identity delegator = run.consortium().client(other);
        Amount flock = Amount.ofFlock(amount);
        switch (what) {
            case OPEN ->
                send(run, owner, "OpenPool", new OpenPool(role, Millionths.of(1_000 * amount), Amount.ofFlock(1)));
            case ANNOUNCE -> send(run, owner, "SetSharingRatio", new SetSharingRatio(role, Millionths.of(amount)));
            case DELEGATE ->
                send(run, delegator, "Delegate", new Delegate(owner.account(), role, flock, Optional.empty()));
            case UNDELEGATE -> send(run, delegator, "Undelegate", new Undelegate(owner.account(), role, flock));
            case ALLOT -> send(run, owner, "AllotPool", new AllotPool(ArenaRun.TASK, flock, delegators(run)));
            case CLAIM ->
                send(run, delegator, "ClaimPool", new ClaimPool(ArenaRun.TASK, owner.account(), amount % 2 == 0));
            case A_DAY -> run.channel().waitSeconds(amount % 4 == 0 ? 86_400 : 0);
        }
    }

    private List<AccountId> delegators(ArenaRun run) {
        AccountId one = run.consortium().client(other).account();
        return amount % 3 == 0
                ? List.of(one)
                : List.of(one, run.consortium().client(12 + (other + 1) % 6).account());
    }

    private static void send(ArenaRun run, Identity who, String function, Object request) {
        run.channel().attempt(who, "delegation:" + function, Json.write(request));
    }
}
