package io.flock.client.cli.governance;

import io.flock.protocol.codec.Json;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.governance.GovernanceParameters;
import io.flock.protocol.governance.Grant;
import io.flock.protocol.governance.ProposalAction;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.money.Amount;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What can be proposed on the command line, and how its arguments are read. */
enum ProposalKind {
    MINT("ACCOUNT AMOUNT", 2),
    ADD_ORGANISATION("MSPID", 1),
    REMOVE_ORGANISATION("MSPID", 1),
    STOP_TASK("TASK", 1),
    VERIFY_TASK("alliance:TASK", 1),
    UNVERIFY_TASK("alliance:TASK", 1),
    RECOGNISE_EXPERT("ACCOUNT", 1),
    DISMISS_EXPERT("ACCOUNT", 1),
    SET_PARAMETERS("FILE", 1);

    private final String arguments;
    private final int count;

    ProposalKind(String arguments, int count) {
        this.arguments = arguments;
        this.count = count;
    }

    /** As it is written on the command line. */
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads a kind and its arguments; USAGE when they do not fit. */
    static ProposalAction action(String kind, List<String> arguments) {
        ProposalKind found = Arrays.stream(values())
                .filter(known -> known.text().equals(kind))
                .findFirst()
                .orElseThrow(() -> new FlockException(
                        ErrorCode.USAGE,
                        "there is no kind of proposal '" + kind + "', but "
                                + Arrays.stream(values())
                                        .map(ProposalKind::text)
                                        .toList()));
        if (arguments.size() != found.count) {
            throw new FlockException(
                    ErrorCode.USAGE, kind + " takes " + found.arguments + ", not " + arguments.size() + " arguments");
        }
        return found.read(arguments);
    }

    private ProposalAction read(List<String> of) {
        String first = of.get(0);
        return switch (this) {
            case MINT -> ProposalAction.mint(new Grant(AccountId.parse(first), Amount.parse(of.get(1))));
            case ADD_ORGANISATION -> ProposalAction.addOrganisation(OrganisationId.parse(first));
            case REMOVE_ORGANISATION -> ProposalAction.removeOrganisation(OrganisationId.parse(first));
            case STOP_TASK -> ProposalAction.stopTask(TaskId.parse(first));
            case VERIFY_TASK -> ProposalAction.verifyTask(TaskName.parse(first));
            case UNVERIFY_TASK -> ProposalAction.unverifyTask(TaskName.parse(first));
            case RECOGNISE_EXPERT -> ProposalAction.recogniseExpert(AccountId.parse(first));
            case DISMISS_EXPERT -> ProposalAction.dismissExpert(AccountId.parse(first));
            case SET_PARAMETERS -> ProposalAction.setParameters(parameters(Path.of(first)));
        };
    }

    private static GovernanceParameters parameters(Path file) {
        try {
            return Json.read(Files.readString(file, StandardCharsets.UTF_8), GovernanceParameters.class);
        } catch (IOException e) {
            throw new FlockException(
                    ErrorCode.CONFIGURATION_INVALID, "the parameters in " + file + " can't be read: " + e.getMessage());
        }
    }
}
