package io.flock.testnet.audit;

import io.flock.protocol.codec.Json;
import io.flock.protocol.governance.Approval;
import io.flock.protocol.governance.Execution;
import io.flock.protocol.governance.Proposal;
import io.flock.protocol.ledger.KeyType;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.testnet.timed.TimedTransaction;
import java.util.Optional;
import java.util.Set;

/** Governance as chaincode wrote it before there was a history; the kept ledgers hold real ones. */
final class EarlierGovernance {
    private static final Set<String> HISTORY = Set.of(
            LedgerKey.historyStart().composite(), LedgerKey.changeCounts().composite());

    private EarlierGovernance() {}

    static TimedTransaction of(TimedTransaction transaction) {
        return transaction.with(key -> !isHistory(key), EarlierGovernance::document);
    }

    private static boolean isHistory(String key) {
        return HISTORY.contains(key) || type(key) == KeyType.CHANGE;
    }

    private static String document(String key, String json) {
        return switch (type(key)) {
            case PROPOSAL -> {
                Proposal now = Json.read(json, Proposal.class);
                yield Json.write(
                        new Proposal(now.proposalId(), now.action(), now.digest(), now.proposer(), Optional.empty()));
            }
            case APPROVAL -> {
                Approval now = Json.read(json, Approval.class);
                yield Json.write(new Approval(now.digest(), now.approver(), Optional.empty()));
            }
            case EXECUTED ->
                Json.write(new Execution(Json.read(json, Execution.class).transaction(), Optional.empty()));
            default -> json;
        };
    }

    private static KeyType type(String key) {
        return LedgerKey.parse(key).orElseThrow().type();
    }
}
