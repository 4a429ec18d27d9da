package io.flock.devnet.conformance.contract;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hyperledger.fabric.shim.Chaincode.Response;
import org.hyperledger.fabric.shim.Chaincode.Response.Status;
import org.hyperledger.fabric.shim.ChaincodeStub;

/**
 * One call of a contract function.
 *
 * @param organisation the organisation whose peer runs this instance
 */
record Invocation(ChaincodeStub stub, String organisation, Gates gates) {

    String text(int index) {
        return arguments().get(index);
    }

    int number(int index) {
        return Integer.parseInt(text(index));
    }

    List<String> arguments() {
        return stub.getParameters();
    }

    byte[] bytes(int index) {
        return text(index).getBytes(StandardCharsets.UTF_8);
    }

    static Response ok() {
        return new Response(Status.SUCCESS, "", new byte[0]);
    }

    static Response ok(String result) {
        return new Response(Status.SUCCESS, "", result.getBytes(StandardCharsets.UTF_8));
    }

    static Response failed(String message) {
        return new Response(Status.INTERNAL_SERVER_ERROR, message, new byte[0]);
    }

    static String string(byte[] value) {
        return value == null ? "<null>" : new String(value, StandardCharsets.UTF_8);
    }
}
