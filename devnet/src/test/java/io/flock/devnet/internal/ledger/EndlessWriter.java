package io.flock.devnet.internal.ledger;

import static io.flock.devnet.internal.ledger.LedgerTestKit.CONFIGURATION;
import static io.flock.devnet.internal.ledger.LedgerTestKit.commit;
import static io.flock.devnet.internal.ledger.LedgerTestKit.envelope;
import static io.flock.devnet.internal.ledger.LedgerTestKit.put;

import java.nio.file.Path;
import java.util.Optional;

/** A process that commits blocks until it is killed, and says the height after each. */
final class EndlessWriter {
    /** Before each height; other lines are the log. */
    static final String REPORT = "height ";

    private EndlessWriter() {}

    public static void main(String[] arguments) {
        Ledger ledger = Ledger.open(new LedgerOptions(Optional.of(Path.of(arguments[0])), CONFIGURATION, false));
        while (true) {
            String number = String.valueOf(ledger.height());
            commit(ledger, envelope("tx" + number, put("cc", "k", number + "x".repeat(20_000))));
            System.out.println(REPORT + ledger.height());
            System.out.flush();
        }
    }
}
