package io.flock.devnet.conformance.contract;

import static io.flock.devnet.conformance.contract.Invocation.ok;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.shim.Chaincode.Response;
import org.hyperledger.fabric.shim.ledger.KeyValue;
import org.hyperledger.fabric.shim.ledger.QueryResultsIterator;
import org.hyperledger.fabric.shim.ledger.QueryResultsIteratorWithMetadata;

/** Ranges and pages. */
final class RangeFunctions {
    private RangeFunctions() {}

    static void addTo(Map<String, Function> table) {
        table.put("range", call -> ok(read(call, 0)));
        table.put("rangeThenPut", RangeFunctions::rangeThenPut);
        table.put("rangeAndGet", RangeFunctions::rangeAndGet);
        table.put("putThenRange", RangeFunctions::putThenRange);
        table.put("page", call -> ok(page(call, 0)));
        table.put("pageThenPut", RangeFunctions::pageThenPut);
        table.put("putThenPage", RangeFunctions::putThenPage);
    }

    /** Arguments from {@code first}: start, end, how many results to take before closing (0 = all). */
    private static String read(Invocation call, int first) throws Exception {
        int limit = call.number(first + 2);
        try (QueryResultsIterator<KeyValue> found =
                call.stub().getStateByRange(call.text(first), call.text(first + 1))) {
            return join(found, limit);
        }
    }

    /** Arguments from {@code first}: start, end, page size, bookmark. */
    private static String page(Invocation call, int first) throws Exception {
        try (QueryResultsIteratorWithMetadata<KeyValue> found = call.stub()
                .getStateByRangeWithPagination(
                        call.text(first), call.text(first + 1), call.number(first + 2), call.text(first + 3))) {
            String results = join(found, 0);
            return results + "|" + found.getMetadata().getFetchedRecordsCount() + "|"
                    + found.getMetadata().getBookmark();
        }
    }

    static String join(Iterable<KeyValue> found, int limit) {
        List<String> results = new ArrayList<>();
        for (KeyValue entry : found) {
            results.add(entry.getKey() + "=" + entry.getStringValue());
            if (results.size() == limit) {
                break;
            }
        }
        return String.join(" ", results);
    }

    /** Arguments: start, end, limit, key to write, value. */
    private static Response rangeThenPut(Invocation call) throws Exception {
        String results = read(call, 0);
        call.stub().putState(call.text(3), call.bytes(4));
        return ok(results);
    }

    /** Arguments: start, end, limit, key to read, key to write, value. */
    private static Response rangeAndGet(Invocation call) throws Exception {
        String results = read(call, 0);
        String value = Invocation.string(call.stub().getState(call.text(3)));
        call.stub().putState(call.text(4), call.bytes(5));
        return ok(results + " " + value);
    }

    /** Arguments: key, value, start, end, limit. */
    private static Response putThenRange(Invocation call) throws Exception {
        call.stub().putState(call.text(0), call.bytes(1));
        return ok(read(call, 2));
    }

    /** Arguments: start, end, page size, bookmark, key to write, value. */
    private static Response pageThenPut(Invocation call) throws Exception {
        String results = page(call, 0);
        call.stub().putState(call.text(4), call.bytes(5));
        return ok(results);
    }

    /** Arguments: key, value, start, end, page size, bookmark. */
    private static Response putThenPage(Invocation call) throws Exception {
        call.stub().putState(call.text(0), call.bytes(1));
        return ok(page(call, 2));
    }
}
