package io.flock.chaincode.contract;

import java.util.ArrayList;
import java.util.List;

/** All contracts of the chaincode. */
public final class Contracts {

    private Contracts() {}

    /** Their functions. */
    public static FunctionTable table() {
        List<ContractFunction<?, ?>> functions = new ArrayList<>();
        functions.addAll(TokenContract.functions());
        functions.addAll(GovernanceContract.functions());
        functions.addAll(AllianceContract.functions());
        functions.addAll(ArenaContract.functions());
        functions.addAll(MarketplaceContract.functions());
        functions.addAll(DelegationContract.functions());
        return new FunctionTable(functions);
    }
}
