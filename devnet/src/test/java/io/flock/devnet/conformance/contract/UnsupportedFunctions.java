package io.flock.devnet.conformance.contract;

import static io.flock.devnet.conformance.contract.Invocation.ok;
import static io.flock.devnet.conformance.contract.Invocation.string;

import java.util.Map;
import org.hyperledger.fabric.shim.Chaincode.Response;
import org.hyperledger.fabric.shim.ledger.KeyValue;
import org.hyperledger.fabric.shim.ledger.QueryResultsIterator;

/** Requests that an embedded network may refuse, and a LevelDB peer refuses in part. */
final class UnsupportedFunctions {
    private UnsupportedFunctions() {}

    static void addTo(Map<String, Function> table) {
        table.put("select", UnsupportedFunctions::select);
        table.put("putPrivate", UnsupportedFunctions::putPrivate);
        table.put("getPrivate", call -> ok(string(call.stub().getPrivateData(call.text(0), call.text(1)))));
        table.put("keyPolicy", call -> ok(string(call.stub().getStateValidationParameter(call.text(0)))));
    }

    private static Response select(Invocation call) throws Exception {
        try (QueryResultsIterator<KeyValue> found = call.stub().getQueryResult(call.text(0))) {
            return ok(RangeFunctions.join(found, 0));
        }
    }

    private static Response putPrivate(Invocation call) {
        call.stub().putPrivateData(call.text(0), call.text(1), call.bytes(2));
        return ok();
    }
}
