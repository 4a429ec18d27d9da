package io.flock.chaincode.random;

import io.flock.chaincode.Channel;
import io.flock.chaincode.Consortium3;
import io.flock.chaincode.Identity;
import io.flock.chaincode.TaskRun;
import io.flock.chaincode.Trainer;
import io.flock.protocol.codec.Json;

/** A running task and everybody who can do something, by number. */
record Players(TaskRun run, Consortium3 consortium) {

    Channel channel() {
        return consortium.channel();
    }

    Identity client(int number) {
        return consortium.client(number % consortium.clients().size());
    }

    Identity governor(int number) {
        return consortium.governor(number % Consortium3.ORGANISATIONS.size());
    }

    Trainer trainer(int number) {
        return run.trainers().get(number % run.trainers().size());
    }

    /** Sends it, whatever comes of it. */
    void attempt(Identity who, String function, Object request) {
        channel().attempt(who, function, Json.write(request));
    }
}
