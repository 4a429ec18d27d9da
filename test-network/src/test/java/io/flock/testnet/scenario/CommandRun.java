package io.flock.testnet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.client.cli.Flock;
import io.flock.protocol.error.ErrorCode;
import java.io.PrintWriter;
import java.io.StringWriter;

/** One run of the real command line in this process: what it printed, and the exit status. */
record CommandRun(int status, String out, String err) {
    static CommandRun of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status =
                Flock.commandLine(new PrintWriter(out), new PrintWriter(err)).execute(arguments);
        return new CommandRun(status, out.toString(), err.toString());
    }

    /** Refused with this code: its exit status, one line of code, what happened with these values, and what to do. */
    void isRefused(ErrorCode code, String... values) {
        assertThat(err.strip().lines()).as(err).hasSize(1);
        assertThat(err).startsWith(code + ": ").contains(values);
        assertThat(err.strip().split(" – ", -1)).as(err).hasSizeGreaterThanOrEqualTo(2);
        assertThat(err.strip().replaceFirst(".* – ", "")).as("what to do").hasSizeGreaterThan(10);
        assertThat(status).isEqualTo(code.exitClass().status());
    }
}
