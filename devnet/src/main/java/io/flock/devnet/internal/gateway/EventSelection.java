package io.flock.devnet.internal.gateway;

import io.flock.devnet.internal.ledger.CommittedBlock;
import io.flock.devnet.internal.ledger.CommittedTransaction;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.gateway.ChaincodeEventsResponse;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;

/**
 * Picks one chaincode's events out of blocks that come in order. After a transaction was named, everything is skipped
 * until an event of it, of whatever chaincode, has gone by; if there is none, nothing is ever selected. That is what a
 * Fabric gateway does.
 */
final class EventSelection {
    private final String chaincode;
    private Optional<String> skipTo;

    /**
     * @param after the transaction behind which events begin, if any
     */
    EventSelection(String chaincode, Optional<String> after) {
        this.chaincode = chaincode;
        this.skipTo = after;
    }

    Optional<ChaincodeEventsResponse> of(CommittedBlock block) {
        ChaincodeEventsResponse.Builder response =
                ChaincodeEventsResponse.newBuilder().setBlockNumber(block.number());
        for (CommittedTransaction transaction : block.transactions()) {
            event(transaction).filter(this::selected).ifPresent(response::addEvents);
        }
        return response.getEventsCount() > 0 ? Optional.of(response.build()) : Optional.empty();
    }

    private static Optional<ChaincodeEvent> event(CommittedTransaction transaction) {
        return transaction.type() == HeaderType.ENDORSER_TRANSACTION && transaction.valid()
                ? transaction.event().filter(EventSelection::complete)
                : Optional.empty();
    }

    private static boolean complete(ChaincodeEvent event) {
        return !event.getChaincodeId().isEmpty()
                && !event.getEventName().isEmpty()
                && !event.getTxId().isEmpty();
    }

    private boolean selected(ChaincodeEvent event) {
        if (skipTo.isPresent()) {
            if (event.getTxId().equals(skipTo.get())) {
                skipTo = Optional.empty();
            }
            return false;
        }
        return event.getChaincodeId().equals(chaincode);
    }
}
