package io.flock.testnet.scenario;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.token.BalanceView;
import io.flock.sdk.FlockClient;
import java.util.List;

/** What would differ if anything had come onto the ledger: its height, the supply and the balances. */
record LedgerImage(long height, String supply, List<BalanceView> balances) {
    static LedgerImage of(FlockClient flock, List<AccountId> accounts) {
        return new LedgerImage(
                flock.blocks().height(),
                flock.token().totalSupply().run().microsText(),
                accounts.stream()
                        .map(account -> flock.token().balanceOf(account).run())
                        .toList());
    }
}
