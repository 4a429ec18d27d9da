package io.flock.testnet.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page in a headless Chromium, {@code mvn verify -Pbrowser}. */
@TestInstance(Lifecycle.PER_CLASS)
class DashboardBrowserIT {
    private static final Path VECTORS = Path.of("../protocol/src/test/resources/vectors");
    private static final String TASK = "#/task/alliance:digits";
    private static final String ARENA = "#/task/arena:arena-digits";
    private static final String MODEL = "#/model/reader";
    private static final String KNOWLEDGE = "#/knowledge/reader";

    private Browser browser;
    private ShownHost host;
    private ShownLedger shown;

    @BeforeAll
    void start() {
        browser = Browser.start();
        host = ShownHost.start();
        shown = ShownLedger.at(host.address());
    }

    @AfterAll
    void end() {
        if (browser != null) {
            browser.close();
        }
        if (shown != null) {
            shown.close();
        }
        if (host != null) {
            host.close();
        }
    }

    @AfterEach
    void pageComplainsOfNothing() {
        assertThat(browser.complaints()).isEmpty();
    }

    private void open(String fragment) {
        browser.open(shown.server.address() + fragment);
        browser.await("document.querySelector('main h1') && document.getElementById('live').dataset.state === 'live'");
    }

    private static JsonElement vector(String name) {
        try {
            return JsonParser.parseString(Files.readString(VECTORS.resolve(name)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs against {@code draw.js}; the script gets the module and the vector. */
    private String withDraws(String file, String body) {
        open("#/");
        return browser.text(
                "const vector = arguments[0]; const draws = await import('/page/draw.js');const equal = (one, other)"
                        + " => JSON.stringify(one) === JSON.stringify(other); const wrong = [];"
                        + body + " return wrong.length ? wrong.join('; ') : 'equal ' + count;",
                vector(file));
    }

    @Test
    void integersAndWeightedDraws_areTheGoldenVectors() {
        assertThat(
                        withDraws(
                                "draws.json",
                                """
                let count = 0;
                for (const one of vector.integers.cases) {
                  const stream = new draws.DrawStream(vector.seed, vector.integers.purpose);
                  for (const number of one.numbers) {
                    const drawn = String(await stream.below(BigInt(one.bound)));
                    if (drawn !== number) wrong.push(`${one.bound}: ${drawn}, not ${number}`);
                    count++;
                  }
                }
                """))
                .matches("equal [1-9]\\d+");
    }

    @Test
    void proposers_areTheGoldenVectors() {
        assertThat(
                        withDraws(
                                "role-draws.json",
                                """
                let count = 0;
                const candidates = vector.candidates.map((one) => [one.account, BigInt(one.stake)]);
                for (const one of vector.draws) {
                  const drawn = await draws.proposers(candidates, vector.proposerFraction, one.seed);
                  if (!equal(drawn, [...one.proposers].sort())) wrong.push(`${one.seed}: ${drawn}`);
                  count++;
                }
                const cap = vector.organisationDraw;
                const seats = await draws.organisationDraw(cap.candidates.map((one) => [one.account, BigInt(one.stake)]), cap.seats, cap.seed, cap.purpose);
                if (!equal(seats, cap.drawn)) wrong.push(`cap: ${seats}`);
                """))
                .matches("equal [1-9]\\d*");
    }

    @Test
    void juries_areTheGoldenVectors() {
        assertThat(
                        withDraws(
                                "arena-draws.json",
                                """
                let count = 0;
                const ready = vector.ready.map((one) => [one.account, BigInt(one.stake)]);
                const juries = await draws.assignments(vector.nodes, ready, ready, vector, vector.seed);
                for (const node of vector.nodes) {
                  if (!equal(juries[node], vector.assignments[node])) wrong.push(`${node}: ${juries[node]}`);
                  count++;
                }
                for (const one of vector.weights) {
                  if (String(draws.juryWeight(BigInt(one.stake))) !== one.weight) wrong.push(`weight of ${one.stake}`);
                }
                if (!equal(await draws.seedOrder(vector.nodes, vector.seed, 'assignment'), vector.order)) wrong.push('order');
                """))
                .matches("equal [1-9]\\d*");
    }

    @Test
    void seeds_areTheGoldenVectors() {
        assertThat(
                        withDraws(
                                "seeds.json",
                                """
                let count = 0;
                const of = (accounts) => Object.fromEntries(accounts.map((account) => [account, vector.preimages[account]]));
                for (const one of vector.seedPhases) {
                  const seed = draws.hex(await draws.firstSeed(vector.channel, vector.taskId, one.round, vector.rosterDigest, of(one.revealed)));
                  if (seed !== one.seed) wrong.push(`round ${one.round}: ${seed}`);
                  count++;
                }
                for (const one of vector.next) {
                  const seed = draws.hex(await draws.nextSeed(one.seed, of(one.revealed)));
                  if (seed !== one.next) wrong.push(`after ${one.seed}: ${seed}`);
                  count++;
                }
                """))
                .matches("equal [1-9]\\d*");
    }

    @ParameterizedTest
    @CsvSource({TASK + ",0", TASK + ",1", TASK + ",2", ARENA + ",0", ARENA + ",1"})
    void drawOfTheLedger_isMadeAgainInTheBrowser(String task, int round) {
        open(task);
        browser.script(
                "const pick = document.querySelector('.pick select'); pick.value = arguments[0];"
                        + " pick.dispatchEvent(new Event('change'))",
                Integer.toString(round));
        browser.script("document.getElementById('check').click()");
        browser.await("document.getElementById('verdict')");

        assertThat(browser.text("return document.getElementById('verdict').dataset.holds"))
                .as(browser.text("return document.getElementById('verdict').textContent"))
                .isEqualTo("true");
    }

    @Test
    void forgedDraw_isFoundByTheBrowser() {
        open(TASK);

        assertThat(
                        browser.text(
                                """
                const draws = await import('/page/draw.js');
                const draw = await (await fetch('/api/tasks/alliance:digits/draws/1')).json();
                const [first, second] = [draw.drawn.seats.find((seat) => seat.role === 'PROPOSER'), draw.drawn.seats.find((seat) => seat.role === 'VOTER')];
                [first.role, second.role] = [second.role, first.role];
                const roles = (await draws.check(draw)).map((one) => one.holds);
                const other = await (await fetch('/api/tasks/alliance:digits/draws/1')).json();
                delete other.preimages[Object.keys(other.preimages)[0]];
                const seed = (await draws.check(other)).map((one) => one.holds);
                return JSON.stringify([roles, seed.slice(0, 2)]);
                """))
                .isEqualTo("[[true,true,false],[true,false]]");
    }

    @Test
    void wholePage_isWalkedByKeyboard() {
        open("#/");
        browser.press(Browser.TAB);
        assertThat(focused()).isEqualTo("Skip to the content");
        browser.press(Browser.ENTER);
        assertThat(browser.text("return document.activeElement.id")).isEqualTo("main");
        open("#/");
        browser.press(Browser.TAB, Browser.TAB, Browser.TAB, Browser.TAB);
        assertThat(focused()).isEqualTo("Tasks");
        browser.press(Browser.ENTER);
        browser.await("location.hash === '#/tasks' && document.querySelector('main .tile')");
        browser.press(Browser.TAB, Browser.ENTER);
        browser.await("location.hash.startsWith('#/task/') && document.getElementById('check')");
        for (int i = 0;
                i < 60 && !browser.text("return document.activeElement.id").equals("check");
                i++) {
            browser.press(Browser.TAB);
        }
        assertThat(browser.text("return document.activeElement.id")).isEqualTo("check");
        browser.press(Browser.ENTER);
        browser.await("document.getElementById('verdict')");
        assertThat(browser.text("return document.activeElement.id"))
                .as("the focus stays where it was when the page is drawn anew")
                .isEqualTo("check");
    }

    private String focused() {
        return browser.text("return document.activeElement.textContent.trim()");
    }

    @ParameterizedTest
    @ValueSource(strings = {"#/", "#/tasks", TASK, ARENA, "#/models", MODEL, KNOWLEDGE, "#/people", "#/network"})
    void everyView_fitsAPhone_inBothSchemes_withNamesAndContrast(String view) {
        for (String scheme : List.of("light", "dark")) {
            browser.show(scheme, 360);
            open(view);

            assertThat(browser.text("return document.querySelector('main h1').textContent"))
                    .as(view)
                    .doesNotContain("be shown");
            assertThat(browser.holds("document.documentElement.scrollWidth <= innerWidth"))
                    .as(view + " is wider than 360 px")
                    .isTrue();
            assertThat(browser.text(NAMELESS)).as(view).isEmpty();
            assertThat(browser.text(FAINT)).as(view + " " + scheme).isEmpty();
        }
        browser.show("light", 1280);
        open(view);
        assertThat(browser.holds("document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
    }

    /** What can be operated and has no name for who does not see it. */
    private static final String NAMELESS =
            "return [...document.querySelectorAll('a, button, select, summary, [role=img], [role=region],"
                    + " section')].filter((one) => !(one.textContent.trim() || one.getAttribute('aria-label') ||"
                    + " one.labels?.length)).map((one) => one.outerHTML.slice(0, 80)).join(' ')";

    /** Texts with less contrast to what is behind them than 4.5, by the formula of WCAG 2. */
    private static final String FAINT =
            """
            const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
            const rgba = (colour) => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); return canvas.getImageData(0, 0, 1, 1).data; };
            const light = ([r, g, b]) => [r, g, b].map((part) => part / 255).map((part) => part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
              .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
            const behind = (one) => { for (let at = one; at; at = at.parentElement) { const back = rgba(getComputedStyle(at).backgroundColor); if (back[3] > 200) return back; } return [255, 255, 255]; };
            const faint = [];
            for (const one of document.querySelectorAll('main *, header *')) {
              const own = [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
              if (!own || one instanceof SVGElement || one.closest('[aria-hidden], .stars, .visually-hidden') || !one.offsetParent) continue;
              const [a, b] = [light(rgba(getComputedStyle(one).color)), light(behind(one))].sort((x, y) => y - x);
              if ((a + 0.05) / (b + 0.05) < 4.5) faint.push(one.textContent.trim().slice(0, 30));
            }
            return faint.join(' | ');
            """;

    @Test
    void newBlock_changesWhatIsShown_withoutALoad() {
        open("#/");
        int before = shown.ledger.blocks().size();
        browser.script("window.sameDocument = true");
        shown.transfer();

        browser.await("document.getElementById('live-text').textContent === 'block " + (before + 1) + "'");
        browser.await("document.querySelector('.feed li').textContent.includes('sent FLOCK')");
        assertThat(browser.holds("window.sameDocument")).isTrue();
    }

    @Test
    void knowledgeBase_isReachedFromItsModel_andShowsWhatStrangersWroteAsText() {
        open(MODEL);
        browser.script("document.querySelector('main a[href=\"" + KNOWLEDGE + "\"]').click()");
        browser.await("document.querySelector('main h1')?.textContent === 'What Reader knows'");

        assertThat(browser.text("return document.querySelector('main').textContent"))
                .contains("grapes", "accepted", "<b>hops</b>", "open", "0.0004");
        assertThat(browser.text("return document.querySelector('[aria-current]').textContent.trim()"))
                .isEqualTo("Models");
    }

    @Test
    void driftOfAVersion_isShownInTheWordsOfTheDocs_onAPhoneToo() {
        for (String scheme : List.of("light", "dark")) {
            browser.show(scheme, 360);
            open(MODEL);
            browser.await("document.querySelector('[aria-label=\"Drift of the requests for version 1\"]')");

            assertThat(browser.text("return document.querySelector('[aria-label=\"Version 1\"]').textContent"))
                    .contains("major", "2 major, 62 stable", "0.31", "rows");
            assertThat(browser.holds("document.documentElement.scrollWidth <= innerWidth"))
                    .isTrue();
            assertThat(browser.text(FAINT)).as(scheme).isEmpty();
        }
        browser.show("light", 1280);
    }

    @Test
    void accuracyOnFeedback_isShownWithItsExamples_besideTheDrift() {
        browser.show("light", 360);
        open(MODEL);
        browser.await("document.querySelector('[aria-label=\"Feedback on version 1\"]')");

        assertThat(browser.text("return document.querySelector('[aria-label=\"Feedback on version 1\"]').textContent"))
                .contains("accuracy 64.17 %", "120 examples");
        assertThat(browser.holds("document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
        assertThat(browser.text(FAINT)).isEmpty();
        browser.show("light", 1280);
    }

    @Test
    void versionThatNoHostMeasured_isCalledNotMeasured() {
        open(MODEL);

        assertThat(
                        browser.text(
                                """
                const { model } = await import('/page/models.js');
                const detail = await (await fetch('/api/models/reader')).json();
                const state = await (await fetch('/api/state')).json();
                const load = await (await fetch('/api/models/reader/load')).json();
                delete load[0].versions;
                const shown = model(state, detail, load);
                return shown.querySelector('[aria-label="Feedback on version 1"]').textContent;
                """))
                .contains("not measured");
    }

    @Test
    void knowledgeThatAHostLacks_isShownBesideItsLoad() {
        open(MODEL);
        browser.await("document.querySelector('[aria-label=\"Hosts and their load\"] .chip')");

        assertThat(browser.text("return document.querySelector('[aria-label=\"Hosts and their load\"]').textContent"))
                .contains("12 documents", "2 missing", "failing");
    }

    @Test
    void services_areShownAsTheyAnswer_andNoOrderersAreCalledNone() {
        open("#/network");

        browser.await("document.querySelectorAll('.chip.bad').length === 2");
        assertThat(browser.text("return document.querySelector('main').textContent"))
                .contains("There are no orderers to list", "one process orders the blocks");
    }

    @Test
    void namesOfStrangers_areTextOnly() {
        open(MODEL);

        assertThat(browser.holds("[...document.scripts].every((script) => script.src.startsWith(location.origin))"))
                .isTrue();
        assertThat(
                        browser.text(
                                """
                const { h } = await import('/page/dom.js');
                return h('p', null, '<img src=x onerror=alert(1)>').innerHTML;
                """))
                .isEqualTo("&lt;img src=x onerror=alert(1)&gt;");
    }

    @Test
    void payout_isExplainedOnDemand() {
        open(TASK);
        browser.script("document.querySelector('.payouts summary').click()");
        browser.await("document.querySelector('.payouts .formula')");

        assertThat(browser.text("return document.querySelector('.payouts .reason').textContent"))
                .contains("stakeAtRoundStart", "rests on");
    }
}
