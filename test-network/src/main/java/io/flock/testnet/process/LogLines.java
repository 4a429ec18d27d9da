package io.flock.testnet.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The end of a log, and of that the lines from which a person sees what went wrong. */
public record LogLines(List<String> lines) {
    private static final int TAIL_BYTES = 1 << 16;
    private static final int MOST = 4;
    private static final int LONGEST = 400;
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");
    private static final Pattern NOISE = Pattern.compile("^\\s*$|^\\s+at |^goroutine |^\\s*\\.\\.\\. \\d+ more"
            + "|^\\t|^created by |^SLF4J|deprecated|^WARNING: |^Picked up |^NOTE: Picked up|^main\\.|^runtime\\.");
    private static final Pattern IMPORTANT = Pattern.compile(
            "\\b(ERRO|ERROR|FATA|PANI|SEVERE|CRIT)\\b|^panic: |^Error|^Caused by|Exception|[A-Z_]{3,}\\|"
                    + "|[Cc]annot|[Ff]ailed|[Rr]efused|OutOfMemory|No space left");

    public LogLines {
        lines = lines.stream().map(LogLines::plain).toList();
    }

    /** The last lines of a file; none where there is no such file. */
    public static LogLines ofFile(Path file) {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            long start = Math.max(0, log.length() - TAIL_BYTES);
            byte[] bytes = new byte[(int) (log.length() - start)];
            log.seek(start);
            log.readFully(bytes);
            LogLines all = ofText(new String(bytes, StandardCharsets.UTF_8));
            boolean cut = start > 0 && !all.lines().isEmpty();
            return cut ? new LogLines(all.lines().subList(1, all.lines().size())) : all;
        } catch (IOException e) {
            return new LogLines(List.of());
        }
    }

    public static LogLines ofText(String text) {
        return new LogLines(text.lines().toList());
    }

    private static String plain(String line) {
        return COLOUR.matcher(line).replaceAll("").stripTrailing();
    }

    /** The last few lines that speak of a fault, or else the last few of all; on one line, for an error. */
    public String important() {
        List<String> said =
                lines.stream().filter(line -> !NOISE.matcher(line).find()).toList();
        List<String> faults =
                said.stream().filter(line -> IMPORTANT.matcher(line).find()).toList();
        List<String> chosen = faults.isEmpty() ? said : faults;
        if (chosen.isEmpty()) {
            return "it wrote nothing";
        }
        return chosen.subList(Math.max(0, chosen.size() - MOST), chosen.size()).stream()
                .map(LogLines::shortened)
                .collect(Collectors.joining(" / "))
                .replace('|', '/');
    }

    private static String shortened(String line) {
        String text = line.strip();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " …";
    }

    /** The last lines. */
    public List<String> last(int count) {
        return lines.subList(Math.max(0, lines.size() - count), lines.size());
    }
}
