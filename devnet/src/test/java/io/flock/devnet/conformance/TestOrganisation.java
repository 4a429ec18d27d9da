package io.flock.devnet.conformance;

import io.flock.devnet.conformance.identity.CertificateAuthority;
import io.flock.devnet.conformance.identity.Credentials;
import io.grpc.ManagedChannel;

/** One organisation of a conformance network, as its own operator sees it. */
public interface TestOrganisation {

    String mspId();

    /** A new connection to the gateway of this organisation's peer; the caller shuts it down. */
    ManagedChannel connect();

    /** The organisation's own authority; scenarios issue good and bad certificates with it. */
    CertificateAuthority authority();

    /** The identity with which the organisation's peer endorses, to be misused as a client. */
    Credentials peerIdentity();
}
