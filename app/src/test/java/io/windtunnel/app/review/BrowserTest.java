package io.windtunnel.app.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.windtunnel.app.TestServer;
import io.windtunnel.domain.db.enums.ProjectRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * What a maintainer does, in a real browser, with its scripts and its Content-Security-Policy. The pages that it looks at
 * are left as pictures in {@code target/screenshots}.
 */
final class BrowserTest {

    private static final TestServer SERVER = ReviewedProject.SERVER;
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Path PICTURES = Path.of("target/screenshots");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<Dimension> SIZES =
            List.of(new Dimension(390, 844), new Dimension(820, 1180), new Dimension(1440, 900));

    private static @Nullable ChromeDriver started;

    private final ReviewedProject project = new ReviewedProject();

    @BeforeAll
    static void start() {
        assumeTrue(
                Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
                "there are no chromium and chromedriver on this machine");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        started = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER.toFile())
                        .build(),
                options);
    }

    @AfterAll
    static void stop() {
        if (started != null) {
            started.quit();
        }
    }

    @BeforeEach
    void nobodyIsSignedIn() {
        browser().get(SERVER.at("/login").toString());
        browser().manage().deleteAllCookies();
        size(SIZES.get(2));
        complaints();
    }

    /** A script or style that the policy refuses, and a script that fails, are told there. */
    @AfterEach
    void theBrowserHadNothingToComplainAbout() {
        assertThat(complaints()).isEmpty();
    }

    @Test
    void aRiskIsAcceptedAndLapsesWithTheScriptAndAReaderIsRefused() throws Exception {
        long run = project.run("topic", "first");
        signIn(SERVER.account(project.project(), Optional.of(ProjectRole.review)));
        click(By.linkText("Project " + project.slug()));
        click(By.cssSelector("a[href$='/runs/" + run + "']"));
        says("for a decision", "Table dropped and made again", "DROP TABLE");
        picture("run");

        click(By.cssSelector("a[href*='/findings/" + project.fingerprint() + "']"));
        click(By.cssSelector("input[value=accept_risk]"));
        find(By.name("reason")).sendKeys("The table is empty in production.");
        picture("deciding");
        click(By.xpath("//button[text()='Decide']"));

        says("The table is empty in production.", "In force.");
        picture("decided");

        long changed = project.run("topic", "second");
        browser().get(SERVER.at(project.page() + "?run=" + changed).toString());

        says("The decision lapsed: the script changed.");
        picture("lapsed");

        browser().manage().deleteAllCookies();
        signIn(SERVER.account(project.project(), Optional.of(ProjectRole.read)));
        browser().get(SERVER.at(project.page() + "?run=" + changed).toString());

        assertThat(browser().findElements(By.cssSelector("form.decide"))).isEmpty();
        assertThat(forged(changed)).isEqualTo(403);
        assertThat(complaints()).singleElement().asString().contains("403");
    }

    @Test
    void theKeyboardIsEnough() throws Exception {
        long run = project.run("topic", "first");
        signIn(SERVER.account(project.project(), Optional.of(ProjectRole.read)));
        browser().get(SERVER.at("/projects/" + project.slug()).toString());

        press(Keys.TAB);
        assertThat(focused().getText()).isEqualTo("Skip to the page");
        press(Keys.ENTER);
        for (int tabs = 0; tabs < 30 && !lead(focused()).endsWith("/runs/" + run); tabs++) {
            press(Keys.TAB);
            assertThat(focused().getCssValue("outline-style"))
                    .as(focused().getTagName())
                    .isNotEqualTo("none");
        }
        press(Keys.ENTER);

        waitFor(() -> browser().getCurrentUrl().endsWith("/runs/" + run));
    }

    @Test
    void noPageIsWiderThanItsWindowInAnySizeAndColour() throws Exception {
        long run = project.run("topic", "first");
        project.run("topic", "second");
        signIn(SERVER.administrator());
        Map<String, String> pages = Map.of(
                "projects", "/",
                "accounts", "/accounts",
                "project", "/projects/" + project.slug(),
                "findings", "/projects/" + project.slug() + "/findings",
                "one-run", "/projects/" + project.slug() + "/runs/" + run,
                "finding", project.page(),
                "settings", "/projects/" + project.slug() + "/settings",
                "webhooks", "/projects/" + project.slug() + "/webhooks",
                "audit", "/projects/" + project.slug() + "/audit");
        for (String scheme : List.of("light", "dark")) {
            browser()
                    .executeCdpCommand(
                            "Emulation.setEmulatedMedia",
                            Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
            for (Dimension size : SIZES) {
                size(size);
                for (Map.Entry<String, String> page : pages.entrySet()) {
                    browser().get(SERVER.at(page.getValue()).toString());
                    String name = page.getKey() + "-" + size.getWidth() + "-" + scheme;
                    picture(name);
                    assertThat(script("return document.documentElement.scrollWidth - window.innerWidth"))
                            .as(name)
                            .isEqualTo(0L);
                }
            }
        }
    }

    private static ChromeDriver browser() {
        return Objects.requireNonNull(started);
    }

    private static void size(Dimension size) {
        browser()
                .executeCdpCommand(
                        "Emulation.setDeviceMetricsOverride",
                        Map.of(
                                "width",
                                size.getWidth(),
                                "height",
                                size.getHeight(),
                                "deviceScaleFactor",
                                1,
                                "mobile",
                                false));
    }

    private static void signIn(String account) {
        browser().get(SERVER.at("/login").toString());
        find(By.name("username")).sendKeys(account);
        find(By.name("password")).sendKeys(TestServer.PASSWORD);
        click(By.cssSelector("button.main"));
        waitFor(() -> !Objects.requireNonNull(browser().getCurrentUrl()).endsWith("/login"));
        says("Projects");
    }

    /** What a page's own script could send: the decision, with the page's field against forged requests. */
    private long forged(long run) {
        return (Long) script(
                "const field = document.querySelector('[name=_csrf]').value;"
                        + "return fetch(arguments[0], {method: 'POST', headers: {'Content-Type':"
                        + " 'application/x-www-form-urlencoded'}, body: new URLSearchParams({_csrf: field, run:"
                        + " arguments[1], verdict: 'approve', reason: 'x'})}).then(answer => answer.status)",
                project.page() + "/decisions",
                String.valueOf(run));
    }

    private static Object script(String script, Object... arguments) {
        return Objects.requireNonNull(browser().executeScript(script, arguments));
    }

    private static WebElement find(By by) {
        return browser().findElement(by);
    }

    private static void click(By by) {
        WebElement element = find(by);
        script("arguments[0].scrollIntoView({block: 'center'}); return 1", element);
        element.click();
    }

    /** The page, once it is there, has these words for everybody to see. */
    private static void says(String... words) {
        for (String word : words) {
            waitFor(() -> script("return document.body ? document.body.innerText : ''")
                    .toString()
                    .contains(word));
        }
    }

    private static void press(Keys key) {
        new Actions(browser()).sendKeys(key).perform();
    }

    private static WebElement focused() {
        return browser().switchTo().activeElement();
    }

    private static String lead(WebElement element) {
        return Optional.ofNullable(element.getDomProperty("href")).orElse("");
    }

    private static void waitFor(BooleanSupplier condition) {
        new WebDriverWait(browser(), PATIENCE).until(driver -> condition.getAsBoolean());
    }

    private static List<String> complaints() {
        return browser().manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    private static void picture(String name) throws IOException {
        Files.createDirectories(PICTURES);
        // Chromium refuses, now and then, while it hands the new page over to another process.
        Object png = new WebDriverWait(browser(), PATIENCE)
                .ignoring(TimeoutException.class)
                .until(driver -> browser()
                        .executeCdpCommand("Page.captureScreenshot", Map.of("format", "png"))
                        .get("data"));
        Files.write(PICTURES.resolve(name + ".png"), Base64.getDecoder().decode(String.valueOf(png)));
    }
}
