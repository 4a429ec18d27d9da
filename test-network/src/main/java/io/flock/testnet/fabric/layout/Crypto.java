package io.flock.testnet.fabric.layout;

import java.nio.file.Path;

/** The folder tree that cryptogen writes; accounts and the chaincode's server certificates are added to it. */
public record Crypto(Path root) {
    public Path organisation(Member member) {
        return root.resolve("peerOrganizations").resolve(member.domain());
    }

    public Path peer(Member member) {
        return organisation(member).resolve("peers").resolve(member.peerHost());
    }

    /** An identity of the organisation by its enrolment id. */
    public Path user(Member member, String name) {
        return organisation(member).resolve("users").resolve(name + "@" + member.domain());
    }

    /** The administrator that cryptogen makes; the only one with TLS client certificates. */
    public Path admin(Member member) {
        return user(member, "Admin");
    }

    public Path ca(Member member) {
        return organisation(member).resolve("ca");
    }

    public Path tlsCa(Member member) {
        return organisation(member).resolve("tlsca");
    }

    /** The certificate that proves the organisation's TLS servers. */
    public Path tlsAuthority(Member member) {
        return tlsCa(member).resolve("tlsca." + member.domain() + "-cert.pem");
    }

    private Path orderers() {
        return root.resolve("ordererOrganizations").resolve(Orderer.DOMAIN);
    }

    public Path orderer(Orderer orderer) {
        return orderers().resolve("orderers").resolve(orderer.host());
    }

    public Path ordererAdmin() {
        return orderers().resolve("users").resolve("Admin@" + Orderer.DOMAIN);
    }

    public Path ordererTlsAuthority() {
        return orderers().resolve("tlsca").resolve("tlsca." + Orderer.DOMAIN + "-cert.pem");
    }
}
