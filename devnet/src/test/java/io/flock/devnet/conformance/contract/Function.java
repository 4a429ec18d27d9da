package io.flock.devnet.conformance.contract;

import org.hyperledger.fabric.shim.Chaincode.Response;

/** One function of the test contract. */
@FunctionalInterface
interface Function {
    Response apply(Invocation call) throws Exception;
}
