package io.flock.devnet.conformance.contract;

import static io.flock.devnet.conformance.contract.Invocation.ok;
import static io.flock.devnet.conformance.contract.Invocation.string;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hyperledger.fabric.contract.ClientIdentity;
import org.hyperledger.fabric.shim.Chaincode.Response;
import org.hyperledger.fabric.shim.ChaincodeStub;

/** What a contract learns about its transaction, and what it says about it. */
final class ContextFunctions {
    private ContextFunctions() {}

    static void addTo(Map<String, Function> table) {
        table.put("echo", call -> ok(call.arguments().toString()));
        table.put("channel", call -> ok(call.stub().getChannelId()));
        table.put("creator", ContextFunctions::creator);
        table.put("transient", ContextFunctions::transients);
        table.put("putTransient", ContextFunctions::putTransient);
        table.put("event", ContextFunctions::event);
        table.put("eventTwice", ContextFunctions::eventTwice);
        table.put("eventThenFail", ContextFunctions::eventThenFail);
        table.put("organisation", call -> ok(call.organisation()));
        table.put("putOrganisation", ContextFunctions::putOrganisation);
        table.put("call", ContextFunctions::callOther);
        table.put("callThenPut", ContextFunctions::callThenPut);
    }

    /** Argument: name of an attribute. */
    private static Response creator(Invocation call) throws Exception {
        ClientIdentity identity = new ClientIdentity(call.stub());
        return ok(identity.getMSPID() + " " + identity.getX509Certificate().getSubjectX500Principal() + " "
                + identity.getAttributeValue(call.text(0)));
    }

    private static Response transients(Invocation call) {
        Map<String, String> sorted = new TreeMap<>();
        call.stub().getTransient().forEach((name, value) -> sorted.put(name, string(value)));
        return ok(sorted.toString());
    }

    /** Argument: key. Writes the transient field {@code value}. */
    private static Response putTransient(Invocation call) {
        call.stub().putState(call.text(0), call.stub().getTransient().get("value"));
        return ok();
    }

    /** Arguments: event name, payload, and optionally key and value. */
    private static Response event(Invocation call) {
        ChaincodeStub stub = call.stub();
        stub.setEvent(call.text(0), call.bytes(1));
        if (call.arguments().size() > 2) {
            stub.putState(call.text(2), call.bytes(3));
        }
        return ok();
    }

    private static Response eventTwice(Invocation call) {
        call.stub().setEvent(call.text(0), call.bytes(1));
        call.stub().setEvent(call.text(2), call.bytes(3));
        return ok();
    }

    private static Response eventThenFail(Invocation call) {
        call.stub().setEvent(call.text(0), call.bytes(1));
        return Invocation.failed("failed after the event");
    }

    /** Differs from organisation to organisation, so that endorsements can't agree. Argument: key. */
    private static Response putOrganisation(Invocation call) {
        call.stub().putStringState(call.text(0), call.organisation());
        return ok();
    }

    /** Arguments: chaincode, channel, function and its arguments. */
    private static Response callOther(Invocation call) {
        List<String> arguments = call.arguments();
        return invoke(call, arguments.get(0), arguments.get(1), arguments.subList(2, arguments.size()));
    }

    /** Arguments: key, value, chaincode, function and its arguments. */
    private static Response callThenPut(Invocation call) {
        List<String> arguments = call.arguments();
        Response inner = invoke(call, arguments.get(2), "", arguments.subList(3, arguments.size()));
        call.stub().putState(call.text(0), call.bytes(1));
        return inner;
    }

    private static Response invoke(Invocation call, String chaincode, String channel, List<String> arguments) {
        List<byte[]> bytes = arguments.stream()
                .map(argument -> argument.getBytes(StandardCharsets.UTF_8))
                .toList();
        return call.stub().invokeChaincode(chaincode, bytes, channel);
    }
}
