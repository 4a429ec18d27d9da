package io.flock.testnet.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The reference pages are generated from the code and kept in the repository, so that they can be read there; this test
 * compares. {@code mvn test -pl test-network -am -Dtest=GeneratedPagesTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Ddocs.write=true} writes them anew.
 */
final class GeneratedPagesTest {
    static final String NOTICE = "<!-- Generated from the code; GeneratedPagesTest says how. -->\n\n";

    private static final Map<String, Supplier<String>> PAGES = new TreeMap<>(Map.of(
            "reference/bundle.md", BundlePage::render,
            "reference/cli.md", CommandPage::render,
            "reference/errors.md", ErrorPage::render,
            "reference/functions.md", FunctionPage::render,
            "reference/parameters.md", ParameterPage::render,
            "reference/vectors.md", VectorPage::render));

    @TestFactory
    Stream<DynamicTest> keptPage_isWhatTheCodeSays() {
        return PAGES.entrySet().stream()
                .map(page -> DynamicTest.dynamicTest(page.getKey(), () -> {
                    String rendered = page.getValue().get();
                    if (Boolean.getBoolean("docs.write")) {
                        DocsFolder.write(page.getKey(), rendered);
                    }
                    assertThat(DocsFolder.read(page.getKey())).isEqualTo(rendered);
                }));
    }
}
