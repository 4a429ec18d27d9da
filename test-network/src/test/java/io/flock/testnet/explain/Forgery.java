package io.flock.testnet.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.sdk.audit.LedgerTrail;
import io.flock.sdk.explain.Explainer;
import io.flock.sdk.explain.Line;
import io.flock.testnet.timed.TimedLedger;
import io.flock.testnet.timed.TimedTransaction;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hyperledger.fabric.protos.common.Block;

/**
 * A document with one micro-FLOCK more somewhere, as a colluding majority could endorse it.
 *
 * @param key of the document
 * @param which the transaction that wrote it, counted from the last one, which is 0
 * @param change of the document
 * @param lines the explanation that has to notice it
 */
record Forgery(
        String what, LedgerKey key, int which, Consumer<JsonObject> change, Function<Explainer, List<Line>> lines) {

    /** Everything follows as it was, and something does not once it is forged. */
    void isNoticed(TimedLedger ledger, Explainer honest) {
        follows(honest);
        assertThat(lines.apply(forged(ledger))).as(what).anySatisfy(line -> assertThat(line.follows())
                .isFalse());
    }

    /** Everything follows. */
    void follows(Explainer explainer) {
        assertThat(lines.apply(explainer)).as(what).isNotEmpty().allSatisfy(line -> assertThat(line.follows())
                .as(line.toString())
                .isTrue());
    }

    /** Explains the forged chain. */
    Explainer forged(TimedLedger ledger) {
        List<TimedTransaction> writers = ledger.transactions().stream()
                .filter(transaction -> transaction.writes().containsKey(key.composite()))
                .toList();
        String id = writers.get(writers.size() - 1 - which).invocation().transactionId();
        return explainer(ledger.blocks(
                transaction -> transaction.invocation().transactionId().equals(id),
                transaction -> transaction.with(key.composite(), this::altered)));
    }

    private String altered(String json) {
        JsonObject document = JsonParser.parseString(json).getAsJsonObject();
        change.accept(document);
        return document.toString();
    }

    /** One micro-FLOCK more in a field; of the entry of an account, where the field is a list. */
    static Consumer<JsonObject> more(String field) {
        return document -> document.addProperty(
                field, Long.toString(Long.parseLong(document.get(field).getAsString()) + 1));
    }

    /** One micro-FLOCK more in a field of the first entry of an account in a list. */
    static Consumer<JsonObject> more(String list, AccountId account, String field) {
        return document -> {
            for (JsonElement entry : document.getAsJsonArray(list)) {
                if (entry.getAsJsonObject().get("account").getAsString().equals(account.toString())) {
                    more(field).accept(entry.getAsJsonObject());
                    return;
                }
            }
            throw new AssertionError("no " + account + " in " + list + " of " + document);
        };
    }

    /** One micro-FLOCK more of what is owed to an account. */
    static Consumer<JsonObject> moreDue(AccountId account) {
        return document -> more(account.toString()).accept(document.getAsJsonObject("dues"));
    }

    static Explainer explainer(List<Block> blocks) {
        LedgerTrail trail = new LedgerTrail(TimedLedger.CHANNEL);
        blocks.forEach(trail::accept);
        return new Explainer(trail);
    }

    @Override
    public String toString() {
        return what;
    }
}
