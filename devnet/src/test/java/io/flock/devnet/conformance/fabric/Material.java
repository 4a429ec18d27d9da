package io.flock.devnet.conformance.fabric;

import java.nio.file.Path;

/** The folder tree that cryptogen writes. */
record Material(Path root) {

    Path organisation(int number) {
        return root.resolve("peerOrganizations").resolve("org" + number + ".test");
    }

    Path peer(int number) {
        return organisation(number).resolve("peers").resolve("peer0.org" + number + ".test");
    }

    Path admin(int number) {
        return organisation(number).resolve("users").resolve("Admin@org" + number + ".test");
    }

    Path orderers() {
        return root.resolve("ordererOrganizations").resolve("orderer.test");
    }

    Path orderer(int index) {
        return orderers().resolve("orderers").resolve("orderer" + index + ".orderer.test");
    }

    Path ordererAdmin() {
        return orderers().resolve("users").resolve("Admin@orderer.test");
    }
}
