package io.flock.testnet.docs;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.ExitClass;

/** The page of error codes and exit statuses. */
final class ErrorPage {
    private ErrorPage() {}

    static String render() {
        StringBuilder page = new StringBuilder("# Error codes and exit statuses\n\n")
                .append(GeneratedPagesTest.NOTICE)
                .append(
                        "Every refusal has the form `CODE|what happened, with the values|what to do`, on the ledger as in "
                                + "the SDK; the command line prints it and ends with the code's exit status.\n\n")
                .append("## Codes\n\n| code | means | what to do, as a rule | exit status |\n|---|---|---|---|\n");
        for (ErrorCode code : ErrorCode.values()) {
            page.append("| `%s` | %s | %s | %d |%n"
                    .formatted(
                            code,
                            code.meaning(),
                            code.remedy(),
                            code.exitClass().status()));
        }
        page.append("\n## Exit statuses\n\n| status | name | means |\n|---|---|---|\n");
        for (ExitClass exit : ExitClass.values()) {
            page.append("| %d | `%s` | %s |%n".formatted(exit.status(), exit, exit.meaning()));
        }
        page.append(CommandPage.SIGNALS);
        return page.toString();
    }
}
