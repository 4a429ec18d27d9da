package io.flock.testnet.docs;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The examples in Java of the pages, as whole applications: the page on the SDK has one, and those of all pages go where it says
 * that they go, their imports to the top.
 */
final class JavaExamples {
    /** The page that has the whole application, as its first example. */
    static final String SDK = "how-to/use-the-sdk.md";

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```java\n(.*?)^```");
    private static final Pattern IMPORTS = Pattern.compile("\\A(?:import [^;]+;\n)*");
    private static final Pattern PLACE = Pattern.compile("(?m)^ *// The other examples go here\\.$");

    private final String application;
    private final List<String> others;

    private JavaExamples(String application, List<String> others) {
        this.application = application;
        this.others = others;
    }

    /** Those of a page, in its order. */
    static JavaExamples of(String page) {
        List<String> all = blocks(DocsFolder.read(page));
        return page.equals(SDK)
                ? new JavaExamples(all.get(0), all.subList(1, all.size()))
                : new JavaExamples(blocks(DocsFolder.read(SDK)).get(0), all);
    }

    /** How many examples each page has, by its name, with the whole application; pages without one are left out. */
    static Map<String, Integer> ofAllPages() {
        return DocsFolder.pages().stream()
                .collect(Collectors.toMap(Function.identity(), page -> blocks(DocsFolder.read(page))
                        .size()))
                .entrySet()
                .stream()
                .filter(page -> page.getValue() > 0)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, TreeMap::new));
    }

    /** The application as the page prints it. */
    String application() {
        return application;
    }

    /** The application with another example of the page in it, from 0 on. */
    String with(int example) {
        String text = others.get(example);
        MatchResult imports = IMPORTS.matcher(text).results().findFirst().orElseThrow();
        if (!PLACE.matcher(application).find()) {
            throw new AssertionError("docs/" + SDK + " does not say where the other examples go");
        }
        return imports.group()
                + PLACE.matcher(application)
                        .replaceFirst(result -> Matcher.quoteReplacement(text.substring(imports.end())));
    }

    private static List<String> blocks(String page) {
        return BLOCK.matcher(page).results().map(block -> block.group(1)).toList();
    }
}
