package io.flock.devnet.internal.policy;

import io.flock.devnet.internal.msp.CertificateRequest;
import io.flock.devnet.internal.msp.Identity;
import io.flock.devnet.internal.msp.Members;
import io.flock.devnet.internal.msp.Membership;
import io.flock.devnet.internal.msp.NodeRole;
import io.flock.devnet.internal.msp.OrganisationCrypto;
import io.flock.devnet.internal.msp.SigningIdentity;
import java.time.Instant;
import java.util.List;

/** Members of organisations that exist for one test. */
final class People {
    private People() {}

    static Identity of(String mspId, NodeRole role) {
        Instant now = Instant.now();
        OrganisationCrypto crypto = OrganisationCrypto.create("example.com", now);
        SigningIdentity identity =
                new SigningIdentity(mspId, crypto.issue(CertificateRequest.member("someone", role, ""), now));
        return new Members(List.of(new Membership(mspId, crypto.root().certificate())))
                .check(identity.serialised())
                .member()
                .orElseThrow();
    }
}
