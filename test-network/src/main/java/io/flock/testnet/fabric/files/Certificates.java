package io.flock.testnet.fabric.files;

import io.flock.protocol.identity.AccountId;
import io.flock.testnet.Founding;
import io.flock.testnet.fabric.layout.Crypto;
import io.flock.testnet.fabric.layout.Layout;
import io.flock.testnet.fabric.layout.Member;
import io.flock.testnet.fabric.layout.NodeNames;
import io.flock.testnet.fabric.layout.Orderer;
import io.flock.testnet.fabric.program.Program;
import io.flock.testnet.fabric.program.Programs;
import io.flock.testnet.fabric.program.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Keys and certificates of nodes, administrators, chaincode servers and accounts. */
final class Certificates {
    private final Layout layout;
    private final Crypto crypto;

    Certificates(Layout layout) {
        this.layout = layout;
        this.crypto = layout.crypto();
    }

    /** Makes what is not there yet. */
    void ensure(Programs programs) throws InterruptedException {
        if (!Files.exists(crypto.root())) {
            generate(programs, crypto.root());
        }
        for (Member member : layout.members()) {
            if (!Files.exists(crypto.organisation(member))) {
                join(programs, member);
            }
        }
        for (Member member : layout.members()) {
            server(member);
            user(member, Founding.ADMINISTRATOR, "admin");
        }
        for (AccountId account : layout.settings().accounts()) {
            layout.members().stream()
                    .filter(member -> member.id().equals(account.organisation()))
                    .forEach(member -> user(member, account.name(), "client"));
        }
    }

    /** For an organisation that came later. cryptogen makes all anew; of that only the newcomer's is taken. */
    private void join(Programs programs, Member member) throws InterruptedException {
        Path all = crypto.root().resolveSibling(crypto.root().getFileName() + ".joining");
        Folders.delete(all);
        generate(programs, all);
        move(new Crypto(all).organisation(member), crypto.organisation(member));
        Folders.delete(all);
    }

    /** Under another name first, so that a folder of the right name is whole. */
    private void generate(Programs programs, Path root) throws InterruptedException {
        Path config = layout.folder().resolve("crypto-config.yaml");
        PrivateFile.write(config, cryptoConfig());
        Path draft = root.resolveSibling(root.getFileName() + ".new");
        Folders.delete(draft);
        Tool.run(
                "making certificates with cryptogen",
                Map.of(),
                List.of(programs.path(Program.CRYPTOGEN), "generate", "--config=" + config, "--output=" + draft));
        move(draft, root);
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException e) {
            throw PrivateFile.unusable(to, e);
        }
    }

    private String cryptoConfig() {
        return Template.named("crypto-config.yaml")
                .fill(Map.of(
                        "ordererDomain",
                        Orderer.DOMAIN,
                        "orderers",
                        Template.named("crypto-config-orderer.yaml")
                                .fillAll(
                                        layout.orderers(),
                                        orderer -> Map.of("name", orderer.name(), "host", Layout.HOST)),
                        "organisations",
                        Template.named("crypto-config-organisation.yaml")
                                .fillAll(
                                        layout.members(),
                                        member -> Map.of(
                                                "name",
                                                member.label(),
                                                "domain",
                                                member.domain(),
                                                "host",
                                                Layout.HOST))));
    }

    /** A number's folder may hold what another organisation left, whose joining was broken off. */
    void server(Member member) {
        Path folder = layout.node(NodeNames.chaincode(member.number())).resolve("tls");
        Issuer issuer = Issuer.of(crypto.tlsAuthority(member));
        if (!issuer.issued(folder.resolve("server.crt"))) {
            Issuer.Issued issued = issuer.server("chaincode." + member.domain(), Layout.HOST);
            PrivateFile.write(folder.resolve("server.key"), issued.key());
            PrivateFile.copy(crypto.tlsAuthority(member), folder.resolve("ca.crt"));
            PrivateFile.write(folder.resolve("server.crt"), issued.certificate());
        }
    }

    private void user(Member member, String name, String unit) {
        Path folder = crypto.user(member, name);
        Path certificate = folder.resolve("msp/signcerts").resolve(folder.getFileName() + "-cert.pem");
        if (Files.exists(certificate)) {
            return;
        }
        Path organisation = crypto.organisation(member).resolve("msp");
        String ca = "ca." + member.domain() + "-cert.pem";
        Issuer.Issued issued = Issuer.of(crypto.ca(member).resolve(ca)).member(name, unit);
        PrivateFile.write(folder.resolve("msp/keystore/priv_sk"), issued.key());
        PrivateFile.copy(
                organisation.resolve("cacerts").resolve(ca),
                folder.resolve("msp/cacerts").resolve(ca));
        PrivateFile.copy(
                crypto.tlsAuthority(member),
                folder.resolve("msp/tlscacerts")
                        .resolve(crypto.tlsAuthority(member).getFileName()));
        PrivateFile.copy(organisation.resolve("config.yaml"), folder.resolve("msp/config.yaml"));
        PrivateFile.write(certificate, issued.certificate());
    }
}
