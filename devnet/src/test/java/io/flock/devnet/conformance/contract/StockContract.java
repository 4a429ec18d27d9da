package io.flock.devnet.conformance.contract;

import org.hyperledger.fabric.contract.Context;
import org.hyperledger.fabric.contract.ContractInterface;
import org.hyperledger.fabric.contract.annotation.Contract;
import org.hyperledger.fabric.contract.annotation.Default;
import org.hyperledger.fabric.contract.annotation.Transaction;
import org.hyperledger.fabric.shim.ChaincodeException;

/** A contract as most are written: annotated, found on the class path, with arguments and results that the shim converts. */
@Contract(name = "stock")
@Default
public final class StockContract implements ContractInterface {
    /** Writes an item and answers it. */
    @Transaction
    public StockItem keep(Context context, String key, String name, int count) {
        StockItem item = new StockItem(name, count);
        context.getStub().putStringState(key, item.name() + " x " + item.count());
        return item;
    }

    /** What was written. */
    @Transaction(intent = Transaction.TYPE.EVALUATE)
    public String look(Context context, String key) {
        return context.getStub().getStringState(key);
    }

    /** An item given as JSON. */
    @Transaction(intent = Transaction.TYPE.EVALUATE)
    public int count(Context context, StockItem item) {
        return item.count();
    }

    /** Whether the caller belongs to an organisation. */
    @Transaction(intent = Transaction.TYPE.EVALUATE)
    public boolean isOf(Context context, String mspId) {
        return context.getClientIdentity().getMSPID().equals(mspId);
    }

    /** Refuses. */
    @Transaction
    public void refuse(Context context, String key) {
        context.getStub().putStringState(key, "never");
        throw new ChaincodeException("it is refused", "REFUSED");
    }

    /** Fails by mistake. */
    @SuppressWarnings("DoNotCallSuggester")
    @Transaction
    public void stumble(Context context) {
        throw new IllegalStateException("a mistake");
    }
}
