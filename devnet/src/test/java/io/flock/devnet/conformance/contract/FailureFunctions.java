package io.flock.devnet.conformance.contract;

import static io.flock.devnet.conformance.contract.Invocation.failed;
import static io.flock.devnet.conformance.contract.Invocation.ok;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.hyperledger.fabric.shim.Chaincode.Response;
import org.hyperledger.fabric.shim.ChaincodeException;

/** The ways in which a contract fails, or does not come back. */
final class FailureFunctions {
    private FailureFunctions() {}

    static void addTo(Map<String, Function> table) {
        table.put("fail", FailureFunctions::fail);
        table.put("putThenFail", FailureFunctions::putThenFail);
        table.put("status", FailureFunctions::status);
        table.put("throwChaincodeException", call -> {
            throw new ChaincodeException(call.text(0), call.bytes(1));
        });
        table.put("throwRuntime", call -> {
            throw new IllegalStateException(call.text(0));
        });
        table.put("failOn", FailureFunctions::failOn);
        table.put("hold", FailureFunctions::hold);
        table.put("holdThenPut", FailureFunctions::holdThenPut);
    }

    private static Response fail(Invocation call) {
        return failed(call.text(0));
    }

    private static Response putThenFail(Invocation call) {
        call.stub().putState(call.text(0), call.bytes(1));
        return failed(call.text(2));
    }

    /** Arguments: status, message, key. */
    private static Response status(Invocation call) {
        call.stub().putStringState(call.text(2), "written");
        return new Response(call.number(0), call.text(1), "payload".getBytes(StandardCharsets.UTF_8));
    }

    /** Fails on the named organisation's peer only. Arguments: organisation, key, value. */
    private static Response failOn(Invocation call) {
        if (call.organisation().equals(call.text(0))) {
            return failed("refused at " + call.organisation());
        }
        call.stub().putState(call.text(1), call.bytes(2));
        return ok();
    }

    private static Response hold(Invocation call) throws InterruptedException {
        call.gates().pass(call.text(0));
        return ok("passed");
    }

    /** Arguments: gate, key to read after the gate, key to write, value. */
    private static Response holdThenPut(Invocation call) throws InterruptedException {
        call.gates().pass(call.text(0));
        String seen = Invocation.string(call.stub().getState(call.text(1)));
        call.stub().putState(call.text(2), call.bytes(3));
        return ok(seen);
    }
}
