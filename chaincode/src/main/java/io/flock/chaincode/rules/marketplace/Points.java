package io.flock.chaincode.rules.marketplace;

import io.flock.chaincode.rules.Found;
import io.flock.chaincode.rules.Ledger;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.ledger.MarketKeys;
import io.flock.protocol.marketplace.knowledge.DayPoints;
import io.flock.protocol.marketplace.knowledge.OpenProposals;
import io.flock.protocol.marketplace.knowledge.request.GetPoints;
import io.flock.protocol.marketplace.knowledge.view.PointsView;
import java.util.List;

/** Contribution points. */
public final class Points {
    private Points() {}

    /** Adds what a new listing gives its lister today. */
    static void created(Ledger ledger) {
        int day = DayPoints.dayOf(ledger.transaction().timestamp());
        LedgerKey key = MarketKeys.points(ledger.account(), day);
        ledger.put(key, of(ledger, ledger.account(), day).plusCreated());
    }

    static DayPoints of(Ledger ledger, AccountId account, int day) {
        return ledger.find(MarketKeys.points(account, day), DayPoints.class).orElseGet(DayPoints::none);
    }

    /** The sum of all days. */
    public static PointsView view(Ledger ledger, GetPoints request) {
        List<DayPoints> days = ledger.range(MarketKeys.points(request.account()), DayPoints.class).stream()
                .map(Found::document)
                .toList();
        return new PointsView(
                request.account(),
                days.stream().mapToInt(DayPoints::created).sum(),
                days.stream().mapToInt(DayPoints::contributed).sum(),
                ledger.find(MarketKeys.openProposals(request.account()), OpenProposals.class)
                        .map(OpenProposals::open)
                        .orElse(0));
    }
}
