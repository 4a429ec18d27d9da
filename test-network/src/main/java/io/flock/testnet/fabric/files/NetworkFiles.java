package io.flock.testnet.fabric.files;

import io.flock.testnet.fabric.ContentKind;
import io.flock.testnet.fabric.layout.Layout;
import io.flock.testnet.fabric.layout.Member;
import io.flock.testnet.fabric.program.Programs;
import org.hyperledger.fabric.protos.common.ConfigGroup;

/** All files that the network's processes read. */
public final class NetworkFiles {
    private final Layout layout;

    public NetworkFiles(Layout layout) {
        this.layout = layout;
    }

    /** Makes what is missing and writes what derives from the settings. */
    public void ensure(Programs programs) throws InterruptedException {
        new Certificates(layout).ensure(programs);
        new NodeSettings(layout).write();
        new ChannelBlock(layout).ensure(programs);
        new Profiles(layout).write();
        if (layout.settings().content() == ContentKind.KUBO) {
            new KuboRepositories(layout).ensure(programs);
        }
    }

    /** What the channel's configuration is to say of a member that joins it. */
    public ConfigGroup group(Programs programs, Member member) throws InterruptedException {
        return new ChannelBlock(layout).group(programs, member);
    }
}
