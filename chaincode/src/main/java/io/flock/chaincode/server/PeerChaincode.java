package io.flock.chaincode.server;

import io.flock.chaincode.contract.Answer;
import io.flock.chaincode.contract.Dispatcher;
import io.flock.chaincode.contract.Invocation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import org.hyperledger.fabric.shim.ChaincodeBase;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.ResponseUtils;

/**
 * The shim's view of one peer connection: it holds the state of that connection's handshake, which is why there is one
 * object per connection (the shim's own server shares one and loses messages).
 */
final class PeerChaincode extends ChaincodeBase {
    private static final String UNKNOWN = "unknown";

    private final Dispatcher dispatcher;
    private final ThreadPool threads;
    private final TransactionListener listener;
    private final PeerRequests requests;

    PeerChaincode(Dispatcher dispatcher, ThreadPool threads, TransactionListener listener, PeerRequests requests) {
        this.dispatcher = dispatcher;
        this.threads = threads;
        this.listener = listener;
        this.requests = requests;
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
        long begun = System.nanoTime();
        Invocation invocation = StubInvocation.of(stub);
        Answer answer = dispatcher.answer(invocation, new StubStore(stub, requests));
        listener.answered(new TransactionListener.Answered(
                invocation.transactionId(),
                dispatcher.knows(invocation.function()) ? invocation.function() : UNKNOWN,
                outcome(answer),
                Duration.ofNanos(System.nanoTime() - begun)));
        if (answer instanceof Answer.Result result) {
            return ResponseUtils.newSuccessResponse(result.json().getBytes(StandardCharsets.UTF_8));
        }
        return ResponseUtils.newErrorResponse(((Answer.Refusal) answer).message());
    }

    /** A refusal begins with its code. */
    private static String outcome(Answer answer) {
        return answer instanceof Answer.Refusal refusal
                ? refusal.message().substring(0, refusal.message().indexOf('|'))
                : "OK";
    }
}
