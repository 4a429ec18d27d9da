package io.flock.testnet.consortium;

import io.flock.client.cli.command.GroupCommand;
import picocli.CommandLine.Command;

/** {@code flock network founding}. */
@Command(
        name = "founding",
        mixinStandardHelpOptions = true,
        subcommands = {
            FoundingMakeCommand.class,
            FoundingCheckCommand.class,
            FoundingArgumentCommand.class,
            FoundingSendCommand.class
        },
        description = {
            "Writes, checks and sends the document that a consortium begins with.",
            "One member makes it, all check it, each starts its chaincode with its digest, one sends it."
        },
        footer = {
            "",
            "Example:",
            "  flock network founding make --organisation Org1MSP --organisation Org2MSP"
                    + " --grant Org1MSP::User1@org1.example.com=1000 --file founding.json",
            "  flock network founding check founding.json"
        })
public final class FoundingCommand extends GroupCommand {
    FoundingCommand() {}
}
