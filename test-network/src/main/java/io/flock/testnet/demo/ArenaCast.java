package io.flock.testnet.demo;

import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.governance.Grant;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;
import io.flock.testnet.demo.ArenaPlayer.Behaviour;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Who plays in the Arena: four nodes of the two organisations that may train, the last a plagiarist; three validators of each
 * organisation, of which one of the creator's colludes with the plagiarist, and one of the plagiarist's own is careless.
 */
record ArenaCast(TaskId task, List<ArenaPlayer> players) {
    static final Amount STAKE = Amount.ofFlock(100);
    static final Amount POOL = Amount.ofFlock(400);
    private static final int NODES = 4;
    private static final int VALIDATORS = 3;

    static ArenaCast of(DemoSeed seed, List<String> organisations) {
        List<ArenaPlayer> players = new ArrayList<>();
        int[] slots = new int[organisations.size()];
        for (int i = 0; i < NODES; i++) {
            int organisation = 1 + i % (organisations.size() - 1);
            String name = String.format(Locale.ROOT, "node%02d-%s", i + 1, seed.suffix("node/" + i));
            players.add(new ArenaPlayer(
                    AccountId.of(organisations.get(organisation), name),
                    ArenaRole.NODE,
                    i,
                    slots[organisation]++,
                    i == NODES - 1 ? Behaviour.PLAGIARIST : Behaviour.HONEST));
        }
        for (int i = 0; i < VALIDATORS * organisations.size(); i++) {
            int organisation = i % organisations.size();
            String name = String.format(Locale.ROOT, "judge%02d-%s", i + 1, seed.suffix("judge/" + i));
            players.add(new ArenaPlayer(
                    AccountId.of(organisations.get(organisation), name),
                    ArenaRole.VALIDATOR,
                    i,
                    slots[organisation]++,
                    validator(i, organisations.size())));
        }
        return new ArenaCast(TaskId.parse("arena-" + seed.suffix("arena")), List.copyOf(players));
    }

    private static Behaviour validator(int index, int organisations) {
        int first = organisations * (VALIDATORS - 1);
        if (index == first) {
            return Behaviour.COLLUDING;
        }
        return index == first + organisations - 1 ? Behaviour.CARELESS : Behaviour.HONEST;
    }

    List<ArenaPlayer> players(ArenaRole role) {
        return players.stream().filter(player -> player.role() == role).toList();
    }

    ArenaPlayer one(Behaviour behaviour) {
        return players.stream()
                .filter(player -> player.behaviour() == behaviour)
                .findFirst()
                .orElseThrow();
    }

    Stream<Grant> grants() {
        return players.stream().map(player -> new Grant(player.account(), STAKE));
    }

    Stream<AccountId> accounts() {
        return players.stream().map(ArenaPlayer::account);
    }
}
