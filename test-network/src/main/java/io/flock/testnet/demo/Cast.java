package io.flock.testnet.demo;

import io.flock.protocol.governance.FoundingDocument;
import io.flock.protocol.governance.GovernanceParameters;
import io.flock.protocol.governance.Grant;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Who plays: three organisations, the creator of both tasks, and the participants, dealt to the organisations in turn.
 *
 * @param arena who plays in the Arena before, where it is played
 * @param market who plays on the market after it, where it is played
 */
record Cast(
        TaskId task, AccountId creator, List<Player> players, Optional<ArenaCast> arena, Optional<MarketCast> market) {
    static final Amount STAKE = Amount.ofFlock(100);
    static final Amount POOL = Amount.ofFlock(500);
    private static final List<String> ORGANISATIONS = List.of("Org1MSP", "Org2MSP", "Org3MSP");
    private static final int CLOCK_WINDOW = 5;

    static Cast of(DemoOptions options) {
        DemoSeed seed = new DemoSeed(options.seed());
        List<Player> players = new ArrayList<>();
        for (int i = 0; i < options.participants(); i++) {
            String organisation = ORGANISATIONS.get(i % ORGANISATIONS.size());
            String name = String.format(Locale.ROOT, "trainer%02d-%s", i + 1, seed.suffix("account/" + i));
            players.add(new Player(
                    i,
                    AccountId.of(organisation, name),
                    i / ORGANISATIONS.size(),
                    i >= options.participants() - options.malicious()));
        }
        AccountId creator = AccountId.of(ORGANISATIONS.get(0), "creator-" + seed.suffix("creator"));
        Optional<ArenaCast> arena =
                options.scope() == DemoScope.WHOLE ? Optional.of(ArenaCast.of(seed, ORGANISATIONS)) : Optional.empty();
        Optional<MarketCast> market = arena.map(whole -> MarketCast.of(seed, ORGANISATIONS));
        return new Cast(TaskId.parse("digits-" + seed.suffix("task")), creator, players, arena, market);
    }

    FoundingDocument founding() {
        List<Grant> grants = new ArrayList<>();
        Amount competition = arena.isPresent() ? ArenaCast.POOL.plus(creatorStake()) : Amount.ZERO;
        // The stake of the first competition is free again only once it is claimed.
        Amount next = market.isPresent() ? MarketCast.NEXT_POOL.plus(creatorStake()) : Amount.ZERO;
        grants.add(new Grant(creator, POOL.plus(competition).plus(next)));
        players.forEach(player -> grants.add(new Grant(player.account(), STAKE)));
        arena.ifPresent(competing -> competing.grants().forEach(grants::add));
        market.ifPresent(trading -> grants.addAll(trading.grants()));
        return new FoundingDocument(
                ORGANISATIONS.stream().map(OrganisationId::parse).toList(), parameters(), grants);
    }

    private static GovernanceParameters parameters() {
        return new GovernanceParameters(
                        CLOCK_WINDOW, 3 * CLOCK_WINDOW, 86_400, 256, 1_000, Millionths.of(250_000), true)
                .forFounding();
    }

    /** What the creator locks in the Arena: as little as governance allows. */
    Amount creatorStake() {
        return parameters().arenaBounds().creatorMinStake();
    }

    List<AccountId> accounts() {
        List<AccountId> accounts = new ArrayList<>();
        accounts.add(creator);
        players.forEach(player -> accounts.add(player.account()));
        arena.ifPresent(competing -> competing.accounts().forEach(accounts::add));
        market.ifPresent(trading -> accounts.addAll(trading.accounts()));
        return accounts;
    }

    /** The honest account that closes phases; the others do so only when it does not. */
    Player keeper() {
        return players.get(0);
    }

    Player player(AccountId account) {
        return players.stream()
                .filter(player -> player.account().equals(account))
                .findFirst()
                .orElseThrow();
    }
}
