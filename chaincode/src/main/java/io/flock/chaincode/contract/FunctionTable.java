package io.flock.chaincode.contract;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** All functions of the chaincode, by full name. */
public final class FunctionTable {
    private static final int SHOWN = 80;

    private final SortedMap<String, ContractFunction<?, ?>> functions = new TreeMap<>();

    public FunctionTable(List<ContractFunction<?, ?>> all) {
        for (ContractFunction<?, ?> function : all) {
            if (functions.put(function.fullName(), function) != null) {
                throw new IllegalArgumentException(function.fullName() + " is in the table twice");
            }
        }
    }

    /** @throws FlockException UNKNOWN_FUNCTION */
    ContractFunction<?, ?> find(String fullName) {
        ContractFunction<?, ?> found = functions.get(fullName);
        if (found == null) {
            throw new FlockException(
                    ErrorCode.UNKNOWN_FUNCTION,
                    "there is no function '" + fullName.substring(0, Math.min(SHOWN, fullName.length())) + "'",
                    "name contract and function, as in alliance:Join; " + Metadata.FUNCTION + " lists them");
        }
        return found;
    }

    boolean has(String fullName) {
        return functions.containsKey(fullName);
    }

    /** In the order of their names. */
    public Collection<ContractFunction<?, ?>> all() {
        return List.copyOf(functions.values());
    }
}
