package io.flock.chaincode;

import com.google.protobuf.ByteString;
import io.flock.chaincode.contract.Creators;
import io.flock.protocol.identity.AccountId;

/** Who signs transactions in tests. */
public record Identity(AccountId account, ByteString creator) {

    public static Identity client(String organisation, String name) {
        return new Identity(AccountId.of(organisation, name), Creators.client(organisation, name));
    }

    public static Identity governor(String organisation) {
        return new Identity(AccountId.of(organisation, "governor"), Creators.admin(organisation, "governor"));
    }
}
