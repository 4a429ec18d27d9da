package io.flock.devnet.conformance.contract;

import static io.flock.devnet.conformance.contract.Invocation.ok;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.shim.Chaincode.Response;
import org.hyperledger.fabric.shim.ledger.CompositeKey;
import org.hyperledger.fabric.shim.ledger.KeyValue;
import org.hyperledger.fabric.shim.ledger.QueryResultsIterator;
import org.hyperledger.fabric.shim.ledger.QueryResultsIteratorWithMetadata;

/** Composite keys, whole and in part. */
final class CompositeKeyFunctions {
    private CompositeKeyFunctions() {}

    static void addTo(Map<String, Function> table) {
        table.put("putComposite", CompositeKeyFunctions::put);
        table.put("composites", call -> ok(list(call, 0)));
        table.put("compositesThenPut", CompositeKeyFunctions::listThenPut);
        table.put("compositePage", CompositeKeyFunctions::page);
    }

    /** Arguments: value, object type, attributes. */
    private static Response put(Invocation call) {
        CompositeKey key = key(call, 1);
        call.stub().putState(key.toString(), call.bytes(0));
        return ok();
    }

    /** Arguments from {@code first}: object type, attributes. */
    private static String list(Invocation call, int first) throws Exception {
        try (QueryResultsIterator<KeyValue> found = call.stub().getStateByPartialCompositeKey(key(call, first))) {
            return join(call, found);
        }
    }

    /** Arguments: key to write, value, object type, attributes. */
    private static Response listThenPut(Invocation call) throws Exception {
        String results = list(call, 2);
        call.stub().putState(call.text(0), call.bytes(1));
        return ok(results);
    }

    /** Arguments: page size, bookmark, object type, attributes. */
    private static Response page(Invocation call) throws Exception {
        try (QueryResultsIteratorWithMetadata<KeyValue> found =
                call.stub().getStateByPartialCompositeKeyWithPagination(key(call, 2), call.number(0), call.text(1))) {
            String results = join(call, found);
            return ok(results + "|" + found.getMetadata().getFetchedRecordsCount() + "|"
                    + found.getMetadata().getBookmark());
        }
    }

    private static CompositeKey key(Invocation call, int first) {
        List<String> parts = call.arguments();
        return call.stub()
                .createCompositeKey(
                        parts.get(first), parts.subList(first + 1, parts.size()).toArray(String[]::new));
    }

    private static String join(Invocation call, Iterable<KeyValue> found) {
        List<String> results = new ArrayList<>();
        for (KeyValue entry : found) {
            CompositeKey key = call.stub().splitCompositeKey(entry.getKey());
            results.add(key.getObjectType() + key.getAttributes() + "=" + entry.getStringValue());
        }
        return String.join(" ", results);
    }
}
