package io.flock.testnet.fabric.program;

import java.util.Locale;

/** A program that a network is made of. */
public enum Program {
    PEER(Source.FABRIC),
    ORDERER(Source.FABRIC),
    CONFIGTXGEN(Source.FABRIC),
    CRYPTOGEN(Source.FABRIC),
    IPFS(Source.KUBO);

    /** Who publishes it. */
    public enum Source {
        FABRIC(
                "curl -sSLO https://raw.githubusercontent.com/hyperledger/fabric/main/scripts/install-fabric.sh"
                        + " && chmod +x install-fabric.sh && ./install-fabric.sh --fabric-version 3.1.5 binary",
                "set FABRIC_HOME to the folder that holds bin, or give --bin"),
        KUBO(
                "wget https://dist.ipfs.tech/kubo/v0.42.0/kubo_v0.42.0_linux-amd64.tar.gz"
                        + " && tar -xzf kubo_v0.42.0_linux-amd64.tar.gz && sudo bash kubo/install.sh",
                "set FLOCK_KUBO to the folder that holds ipfs, give --ipfs, or do without: --content embedded");

        private final String install;
        private final String then;

        Source(String install, String then) {
            this.install = install;
            this.then = then;
        }

        /** The command of its own documentation that installs it, and how it is found then. */
        String remedy() {
            return "install it as its documentation says: " + install + "; then " + then;
        }
    }

    private final Source source;

    Program(Source source) {
        this.source = source;
    }

    /** Who publishes it. */
    public Source source() {
        return source;
    }

    /** Its file's name. */
    public String fileName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
