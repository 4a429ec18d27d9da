package io.flock.devnet.conformance.contract;

import org.hyperledger.fabric.contract.annotation.DataType;
import org.hyperledger.fabric.contract.annotation.Property;

/** What {@link StockContract} keeps; the shim reads and writes it as JSON, and makes it without arguments. */
@DataType
public final class StockItem {
    @Property
    private String name = "";

    @Property
    private int count;

    /** For the shim. */
    public StockItem() {}

    StockItem(String name, int count) {
        this.name = name;
        this.count = count;
    }

    String name() {
        return name;
    }

    int count() {
        return count;
    }

    // The shim's JSON is made by getters and read by setters.

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public int getCount() {
        return count;
    }

    public void setCount(int count) {
        this.count = count;
    }
}
