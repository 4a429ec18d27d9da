package io.flock.chaincode.contract;

import io.flock.chaincode.rules.Ledger;
import io.flock.protocol.codec.Json;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.util.List;
import java.util.Objects;

/**
 * One line of the function table.
 *
 * @param request type of the one JSON object that the function takes; one without fields may be left out
 * @param result type of what it answers
 */
public record ContractFunction<Q extends Record, R>(
        String contract, String name, Access access, Class<Q> request, Class<R> result, Door<Q, R> door) {

    public ContractFunction {
        Objects.requireNonNull(contract);
        Objects.requireNonNull(name);
        Objects.requireNonNull(access);
        Objects.requireNonNull(request);
        Objects.requireNonNull(result);
        Objects.requireNonNull(door);
    }

    /** {@code contract:Function}, as a client names it. */
    public String fullName() {
        return contract + ":" + name;
    }

    public boolean takesArgument() {
        return request.getRecordComponents().length > 0;
    }

    /** Reads the argument and answers canonical JSON. */
    String call(Ledger ledger, List<String> arguments) {
        return Json.write(door.open(ledger, read(arguments)));
    }

    private Q read(List<String> arguments) {
        if (arguments.size() > 1 || (arguments.isEmpty() && takesArgument())) {
            throw new FlockException(
                    ErrorCode.INVALID_ARGUMENT,
                    fullName() + " was given " + arguments.size() + " arguments",
                    takesArgument() ? "give one JSON object" : "give no argument");
        }
        return Json.read(arguments.isEmpty() ? "{}" : arguments.get(0), request);
    }
}
