package io.flock.chaincode.server;

import io.flock.chaincode.contract.Answer;
import io.flock.chaincode.contract.Dispatcher;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.hyperledger.fabric.shim.ChaincodeBase;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.ResponseUtils;

/**
 * The shim's view of one peer connection: it holds the state of that connection's handshake, which is why there is one
 * object per connection (the shim's own server shares one and loses messages).
 */
final class PeerChaincode extends ChaincodeBase {
    private final Dispatcher dispatcher;
    private final ThreadPool threads;

    PeerChaincode(Dispatcher dispatcher, ThreadPool threads) {
        this.dispatcher = dispatcher;
        this.threads = threads;
    }

    @Override
    public Properties getChaincodeConfig() {
        return threads.toShimProperties();
    }

    /** Nothing is set up by an init transaction: founding is a function of its own. */
    @Override
    public Response init(ChaincodeStub stub) {
        return ResponseUtils.newSuccessResponse();
    }

    @Override
    public Response invoke(ChaincodeStub stub) {
        Answer answer = dispatcher.answer(StubInvocation.of(stub), new StubStore(stub));
        if (answer instanceof Answer.Result result) {
            return ResponseUtils.newSuccessResponse(result.json().getBytes(StandardCharsets.UTF_8));
        }
        return ResponseUtils.newErrorResponse(((Answer.Refusal) answer).message());
    }
}
