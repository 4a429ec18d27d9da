package io.flock.chaincode.contract;

import io.flock.chaincode.rules.Ledger;
import io.flock.chaincode.rules.Transaction;
import io.flock.chaincode.state.StateStore;
import io.flock.chaincode.state.UnitOfWork;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.event.FlockEvents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where every transaction comes in: finds the function, lets it act on a unit of work, and writes only if it succeeded. */
public final class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final FunctionTable table;
    private final Digest foundingDigest;
    private final String metadata;

    /**
     * Serves the functions of a table.
     *
     * @param foundingDigest SHA-256 of the founding document that this organisation agreed to
     */
    public Dispatcher(FunctionTable table, Digest foundingDigest) {
        this.table = table;
        this.foundingDigest = foundingDigest;
        this.metadata = Metadata.of(table);
    }

    /** Whether it serves a function, by full name. */
    public boolean knows(String function) {
        return function.equals(Metadata.FUNCTION) || table.has(function);
    }

    /** Never throws: what goes wrong is an answer too. */
    public Answer answer(Invocation invocation, StateStore store) {
        try {
            return new Answer.Result(act(invocation, store));
        } catch (FlockException e) {
            return new Answer.Refusal(e.getMessage());
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("transaction {} of {} failed", invocation.transactionId(), invocation.function(), e);
            return new Answer.Refusal(new FlockException(
                            ErrorCode.INTERNAL,
                            invocation.transactionId(),
                            "look for the transaction id in the chaincode's log; nothing was changed")
                    .getMessage());
        }
    }

    private String act(Invocation invocation, StateStore store) {
        if (invocation.function().equals(Metadata.FUNCTION)) {
            return metadata;
        }
        ContractFunction<?, ?> function = table.find(invocation.function());
        Transaction transaction = new Transaction(
                invocation.channel(),
                invocation.transactionId(),
                invocation.timestamp(),
                CallerReader.read(invocation.creator()),
                foundingDigest);
        boolean writes = function.access() == Access.SUBMIT;
        UnitOfWork work = writes ? UnitOfWork.writing(store) : UnitOfWork.readOnly(store);
        Ledger ledger = new Ledger(transaction, work);
        String result = function.call(ledger, invocation.arguments());
        work.flush();
        ledger.event().ifPresent(payload -> store.emit(FlockEvents.NAME, payload));
        return result;
    }
}
