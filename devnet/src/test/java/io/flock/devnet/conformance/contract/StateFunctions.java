package io.flock.devnet.conformance.contract;

import static io.flock.devnet.conformance.contract.Invocation.ok;
import static io.flock.devnet.conformance.contract.Invocation.string;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.shim.Chaincode.Response;
import org.hyperledger.fabric.shim.ledger.KeyModification;
import org.hyperledger.fabric.shim.ledger.QueryResultsIterator;

/** Single keys and their history. */
final class StateFunctions {
    private StateFunctions() {}

    static void addTo(Map<String, Function> table) {
        table.put("put", StateFunctions::put);
        table.put("del", StateFunctions::delete);
        table.put("get", call -> ok(string(call.stub().getState(call.text(0)))));
        table.put("getSize", call -> ok(String.valueOf(call.stub().getState(call.text(0)).length)));
        table.put("getThenPut", StateFunctions::getThenPut);
        table.put("putThenGet", StateFunctions::putThenGet);
        table.put("delThenGet", StateFunctions::deleteThenGet);
        table.put("putTwice", StateFunctions::putTwice);
        table.put("putThenDel", StateFunctions::putThenDelete);
        table.put("putMany", StateFunctions::putMany);
        table.put("putSized", call -> put(call, call.text(0), "x".repeat(call.number(1))));
        table.put("increment", StateFunctions::increment);
        table.put("history", call -> ok(history(call)));
        table.put("historyThenPut", StateFunctions::historyThenPut);
    }

    /** Arguments: key, value, key, value, … */
    private static Response put(Invocation call) {
        for (int i = 0; i < call.arguments().size(); i += 2) {
            call.stub().putState(call.text(i), call.bytes(i + 1));
        }
        return ok();
    }

    private static Response put(Invocation call, String key, String value) {
        call.stub().putStringState(key, value);
        return ok();
    }

    private static Response delete(Invocation call) {
        call.arguments().forEach(call.stub()::delState);
        return ok();
    }

    /** Arguments: key to read, key to write, value. */
    private static Response getThenPut(Invocation call) {
        String before = string(call.stub().getState(call.text(0)));
        call.stub().putState(call.text(1), call.bytes(2));
        return ok(before);
    }

    private static Response putThenGet(Invocation call) {
        call.stub().putState(call.text(0), call.bytes(1));
        return ok(string(call.stub().getState(call.text(0))));
    }

    private static Response deleteThenGet(Invocation call) {
        call.stub().delState(call.text(0));
        return ok(string(call.stub().getState(call.text(0))));
    }

    /** Arguments: key, first value, second value. */
    private static Response putTwice(Invocation call) {
        call.stub().putState(call.text(0), call.bytes(1));
        call.stub().putState(call.text(0), call.bytes(2));
        return ok();
    }

    private static Response putThenDelete(Invocation call) {
        call.stub().putState(call.text(0), call.bytes(1));
        call.stub().delState(call.text(0));
        return ok();
    }

    /** Arguments: prefix, count. Keys are the prefix and four digits, values the number. */
    private static Response putMany(Invocation call) {
        for (int i = 0; i < call.number(1); i++) {
            call.stub().putStringState(call.text(0) + "%04d".formatted(i), String.valueOf(i));
        }
        return ok();
    }

    private static Response increment(Invocation call) {
        byte[] before = call.stub().getState(call.text(0));
        int after = (before.length == 0 ? 0 : Integer.parseInt(string(before))) + 1;
        return put(call, call.text(0), String.valueOf(after));
    }

    private static String history(Invocation call) throws Exception {
        List<String> entries = new ArrayList<>();
        try (QueryResultsIterator<KeyModification> found = call.stub().getHistoryForKey(call.text(0))) {
            for (KeyModification entry : found) {
                entries.add(entry.isDeleted() ? "deleted" : entry.getStringValue());
            }
        }
        return String.join(" ", entries);
    }

    /** Arguments: key whose history is read, key to write, value. */
    private static Response historyThenPut(Invocation call) throws Exception {
        String before = history(call);
        call.stub().putState(call.text(1), call.bytes(2));
        return ok(before);
    }
}
