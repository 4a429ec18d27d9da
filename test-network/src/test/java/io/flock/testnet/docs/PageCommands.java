package io.flock.testnet.docs;

import java.util.List;
import java.util.regex.Pattern;

/** The commands of a page, section by section, as somebody copies them into a shell. */
record PageCommands(String page) {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(?:bash|sh)\n(.*?)^```");

    static PageCommands of(String name) {
        return new PageCommands(DocsFolder.read(name));
    }

    /** One per command, continued lines joined and comments left out. */
    List<String> section(String heading) {
        String from = page.substring(start(heading));
        int end = from.indexOf("\n## ", 1);
        return commands(end < 0 ? from : from.substring(0, end));
    }

    /** Of a page without sections, or of all of them. */
    List<String> all() {
        return commands(page);
    }

    /** Of the text before the first section. */
    List<String> introduction() {
        return commands(page.substring(0, page.indexOf("\n## ")));
    }

    private int start(String heading) {
        int start = page.indexOf("\n## " + heading + "\n");
        if (start < 0) {
            throw new AssertionError("the page has no section '" + heading + "'");
        }
        return start;
    }

    private static List<String> commands(String text) {
        return BLOCK.matcher(text)
                .results()
                .flatMap(block -> block.group(1).replace("\\\n", " ").lines())
                .map(line -> line.replaceFirst(" # .*", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
