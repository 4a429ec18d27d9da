package io.flock.client.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PassagesTest {
    @Test
    void shortText_isOnePassage() {
        assertThat(Passages.of("  one line \n")).containsExactly("one line");
        assertThat(Passages.of(" \n ")).isEmpty();
    }

    @Test
    void text_isCutBetweenParagraphs_elseSentences_elseWords() {
        String paragraph = "x".repeat(500);
        String sentence = "y".repeat(300) + ". ";
        String word = "z".repeat(300) + " ";

        assertThat(Passages.of(paragraph + "\n\n" + paragraph)).containsExactly(paragraph, paragraph);
        assertThat(Passages.of(sentence.repeat(3)).get(0))
                .isEqualTo(sentence.repeat(2).strip());
        assertThat(Passages.of(word.repeat(3)).get(0)).isEqualTo(word.repeat(2).strip());
    }

    @Test
    void anyText_isCutIntoPassagesOfLimitedLength_thatHoldAllOfIt() {
        Random random = new Random(11);
        List<String> pieces = List.of("a", "word ", ". ", "\n", "\n\n", "水", "𝒳", "x".repeat(700), "  ");
        for (int i = 0; i < 300; i++) {
            StringBuilder text = new StringBuilder();
            for (int k = random.nextInt(400); k > 0; k--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }

            List<String> passages = Passages.of(text.toString());

            assertThat(passages).allSatisfy(passage -> assertThat(passage)
                    .hasSizeLessThanOrEqualTo(Passages.MOST_CHARS)
                    .isNotBlank());
            assertThat(String.join("", passages).replaceAll("\\s", ""))
                    .isEqualTo(text.toString().replaceAll("\\s", ""));
            assertThat(passages).noneMatch(passage -> Character.isHighSurrogate(passage.charAt(passage.length() - 1)));
        }
    }
}
