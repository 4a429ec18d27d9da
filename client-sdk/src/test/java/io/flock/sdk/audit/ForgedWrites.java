package io.flock.sdk.audit;

import com.google.protobuf.ByteString;
import io.flock.protocol.codec.Json;
import io.flock.protocol.ledger.KeyType;
import io.flock.sdk.audit.internal.block.AuditedTransaction;
import java.util.List;
import java.util.stream.Collectors;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;

/** A stored ledger in which a transaction wrote what no rule gives, under keys as a forger likes them. */
final class ForgedWrites {
    private final StoredLedger ledger = new StoredLedger();
    private final AuditedTransaction transaction = ledger.writing("token:Transfer", "acct");

    /** The transaction that wrote it all. */
    AuditedTransaction transaction() {
        return transaction;
    }

    /** The document of the first round that adopted a model, as it stands. */
    String adoptedRound() {
        return ledger.transactions().stream()
                .filter(AuditedTransaction::valid)
                .flatMap(each -> each.writes().entrySet().stream())
                .filter(write -> write.getKey().startsWith("\u0000flRound\u0000"))
                .flatMap(write -> write.getValue().stream())
                .filter(json -> json.contains("\"adopted\":"))
                .findFirst()
                .orElseThrow();
    }

    /** Writes a document under any attributes. */
    ForgedWrites write(KeyType type, List<String> attributes, Object document) {
        return write(type, attributes, Json.write(document));
    }

    /** Writes a text under any attributes. */
    ForgedWrites write(KeyType type, List<String> attributes, String json) {
        String key = "\u0000" + type.text() + "\u0000"
                + attributes.stream().map(attribute -> attribute + "\u0000").collect(Collectors.joining());
        ledger.edit(
                transaction,
                envelope -> TransactionEdit.keys(envelope, StoredLedger.NAMESPACE, set -> set.toBuilder()
                        .addWrites(KVWrite.newBuilder().setKey(key).setValue(ByteString.copyFromUtf8(json)))
                        .build()));
        return this;
    }

    /** The audit of all blocks, with hashes that fit again. */
    LedgerAudit audit() {
        LedgerAudit audit = new LedgerAudit(AuditSettings.of("flock", StoredLedger.NAMESPACE));
        ledger.rechained().blocks().forEach(audit::accept);
        return audit;
    }
}
