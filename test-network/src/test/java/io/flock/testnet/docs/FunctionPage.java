package io.flock.testnet.docs;

import io.flock.chaincode.contract.ContractFunction;
import io.flock.chaincode.contract.Contracts;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The page of contract functions. */
final class FunctionPage {
    private FunctionPage() {}

    static String render() {
        StringBuilder page = new StringBuilder("# Contract functions\n\n")
                .append(GeneratedPagesTest.NOTICE)
                .append(
                        "A function takes one JSON object, or nothing, and answers canonical JSON: keys sorted, integers only, "
                                + "amounts as decimal strings of micro-FLOCK. Fields with `?` may be left out. "
                                + "`org.hyperledger.fabric:GetMetadata` answers the full schemas.\n\n"
                                + "| function | call by | argument | answers |\n|---|---|---|---|\n");
        for (ContractFunction<?, ?> function : Contracts.table().all()) {
            page.append("| `")
                    .append(function.fullName())
                    .append("` | ")
                    .append(function.access().name().toLowerCase(Locale.ROOT))
                    .append(" | ")
                    .append(function.takesArgument() ? fields(function.request()) : "none")
                    .append(" | `")
                    .append(function.result().getSimpleName())
                    .append("` |\n");
        }
        return page.toString();
    }

    private static String fields(Class<?> request) {
        return Arrays.stream(request.getRecordComponents())
                .map(FunctionPage::field)
                .collect(Collectors.joining(", "));
    }

    private static String field(RecordComponent component) {
        return "`" + component.getName() + (component.getType() == Optional.class ? "?" : "") + "`";
    }
}
