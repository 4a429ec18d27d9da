package io.flock.devnet.conformance.contract;

import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.util.Map;
import org.hyperledger.fabric.metrics.Metrics;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.shim.ChaincodeBase;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.traces.Traces;

/** Dispatches a call to its function. One object serves one connection, see {@link ContractServer}. */
final class TestContract extends ChaincodeBase {
    private static final Map<String, Function> FUNCTIONS = Functions.all();

    private final String organisation;
    private final Gates gates;

    TestContract(String chaincodeId, String organisation, Gates gates) {
        this.organisation = organisation;
        this.gates = gates;
        processCommandLineOptions(new String[] {"--id", chaincodeId});
        Metrics.initialize(getChaincodeConfig());
        Traces.initialize(getChaincodeConfig());
    }

    StreamObserver<ChaincodeMessage> attach(StreamObserver<ChaincodeMessage> peer) throws IOException {
        return connectToPeer(peer);
    }

    @Override
    public Response init(ChaincodeStub stub) {
        return Invocation.ok("init");
    }

    @Override
    public Response invoke(ChaincodeStub stub) {
        Function function = FUNCTIONS.get(stub.getFunction());
        if (function == null) {
            return Invocation.failed("unknown function " + stub.getFunction());
        }
        try {
            return function.apply(new Invocation(stub, organisation, gates));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
