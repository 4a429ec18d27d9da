package io.flock.testnet.fabric.node;

import io.flock.protocol.error.FlockException;
import io.flock.testnet.embedded.content.ContentNode;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** The embedded content node as a process of its own, for machines without Kubo. */
public final class ContentMain {
    private ContentMain() {}

    /** Takes the folder of its blocks and its port; serves until it is told to end. */
    public static void main(String[] args) throws InterruptedException {
        try {
            ContentNode node = ContentNode.start(Path.of(args[0]), Integer.parseInt(args[1]));
            Runtime.getRuntime().addShutdownHook(new Thread(node::close, "content-end"));
        } catch (FlockException e) {
            System.err.println(e.getMessage());
            System.exit(e.code().map(code -> code.exitClass().status()).orElse(1));
        }
        new CountDownLatch(1).await();
    }
}
