package io.windtunnel.app.notify;

import static io.windtunnel.domain.db.Tables.ACCOUNT;
import static io.windtunnel.domain.db.Tables.DELIVERY;
import static io.windtunnel.domain.db.Tables.WEBHOOK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windtunnel.app.TestServer;
import io.windtunnel.app.TestServer.TestProject;
import io.windtunnel.app.ingest.RunTakenIn;
import io.windtunnel.domain.db.enums.ProjectRole;
import io.windtunnel.domain.db.enums.TokenScope;
import io.windtunnel.domain.db.enums.WebhookEvent;
import io.windtunnel.domain.db.enums.WebhookKind;
import io.windtunnel.domain.db.tables.records.DeliveryRecord;
import io.windtunnel.domain.server.Receipt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
final class CourierTest {

    private static final TestServer SERVER = TestServer.get();
    private static final String QUERY = "branch=feature&commit=0123456789abcdef0123456789abcdef01234567&pullRequest=7";
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String SECRET = "whsec_test";

    private final TestProject project = SERVER.project();
    private final Deliveries deliveries = SERVER.bean(Deliveries.class);
    private final Webhooks webhooks = SERVER.bean(Webhooks.class);
    private final Seal seal = SERVER.bean(Seal.class);
    private final NotifyProperties properties = properties(true);
    private final Post post = new Post(properties.webhooks());
    private final Courier courier = courier(post, seal);

    /** The server's own would be quicker than the tests'. */
    @BeforeAll
    static void stopTheServersOwn() {
        SERVER.bean(Courier.class).stop();
    }

    @BeforeEach
    void nothingIsDue() {
        SERVER.dsl().deleteFrom(DELIVERY).execute();
    }

    @AfterEach
    void close() throws IOException {
        post.close();
    }

    private static NotifyProperties properties(boolean allowPrivate) {
        return new NotifyProperties(
                "",
                "",
                new NotifyProperties.Webhooks(
                        allowPrivate,
                        Duration.ofHours(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10)),
                new NotifyProperties.Badges(false));
    }

    private Courier courier(Post way, Seal with) {
        return new Courier(deliveries, way, with, InstantSource.fixed(NOW), properties);
    }

    private void tell(String url) {
        add(NewWebhook.signed(url, List.of(WebhookEvent.run_received)), SECRET);
    }

    private void add(NewWebhook webhook, String secret) {
        byte[] sealed = seal.close(secret, Courier.purpose(project.id(), webhook.url()));
        long by = SERVER.dsl()
                .fetchSingle(ACCOUNT, ACCOUNT.NAME.eq(SERVER.account(project, Optional.empty())))
                .getId();
        assertThat(webhooks.add(project.id(), webhook, sealed, by)).isPresent();
    }

    private void happen() {
        deliveries.add(project.id(), WebhookEvent.run_received, "{\"event\": \"run_received\"}");
    }

    private static DeliveryRecord only() {
        return SERVER.dsl().fetchSingle(DELIVERY);
    }

    private static void timePasses() {
        SERVER.dsl()
                .update(DELIVERY)
                .set(DELIVERY.NEXT_ATTEMPT_AT, DSL.currentOffsetDateTime())
                .where(DELIVERY.NEXT_ATTEMPT_AT.isNotNull())
                .execute();
    }

    @Test
    void aRunThatIsHandedInIsToldInAMessageWhoseSignatureIsRight() throws Exception {
        try (Receiver receiver = Receiver.answering(200, "thanks")) {
            tell(receiver.url("/hook"));
            Receipt receipt = handIn();

            assertThat(courier.deliverNext()).isTrue();
            assertThat(courier.deliverNext()).isFalse();

            Receiver.Got got = receiver.got().get(0);
            assertThat(got.headers().getFirst("X-Windtunnel-Event")).isEqualTo("run_received");
            assertThat(got.headers().getFirst("X-Windtunnel-Delivery")).isEqualTo(String.valueOf(only().getId()));
            assertThat(got.headers().getFirst("X-Windtunnel-Timestamp")).isEqualTo("1795348800");
            assertThat(got.headers().getFirst("X-Windtunnel-Signature"))
                    .isEqualTo(Messages.signature(SECRET, "1795348800", got.body()))
                    .isNotEqualTo(Messages.signature(SECRET, "1795348801", got.body()));
            JsonNode told = JsonMapper.shared().readTree(got.body());
            assertThat(told.at("/project/slug").asString()).isEqualTo(project.slug());
            assertThat(told.at("/run/id").asLong()).isEqualTo(receipt.id());
            assertThat(told.at("/run/outcome").asString()).isEqualTo("failed");
            assertThat(told.at("/run/pullRequest").asInt()).isEqualTo(7);
            assertThat(only().getDeliveredAt()).isNotNull();
            assertThat(only().getLastStatus()).isEqualTo(200);
            assertThat(only().getAttempts()).isEqualTo(1);
        }
    }

    private Receipt handIn() throws Exception {
        String token = SERVER.token(project, TokenScope.publish);
        return JsonMapper.shared()
                .readValue(
                        SERVER.handIn(token, QUERY, TestServer.report("rename-table-wrong"))
                                .body(),
                        Receipt.class);
    }

    /** As {@code printf '1.{}' | openssl dgst -sha256 -hmac k} has it. */
    @Test
    void theSignatureIsWhatOthersComputeToo() {
        assertThat(Messages.signature("k", "1", "{}"))
                .isEqualTo("sha256=3dd49b2593d0f9a349e9e71c4bde3e2b862c2be4003fe9b4ba81332029310158");
    }

    @Test
    void githubIsToldTheStateOfTheCommit() throws Exception {
        try (Receiver github = Receiver.answering(201, "{}")) {
            add(NewWebhook.githubStatus(github.url("/repos/o/r")), "ghp_token");
            handIn();

            courier.deliverNext();

            Receiver.Got got = github.got().get(0);
            assertThat(got.path()).isEqualTo("/repos/o/r/statuses/0123456789abcdef0123456789abcdef01234567");
            assertThat(got.headers().getFirst("Authorization")).isEqualTo("Bearer ghp_token");
            assertThat(got.headers()).doesNotContainKey("X-windtunnel-signature");
            JsonNode status = JsonMapper.shared().readTree(got.body());
            assertThat(status.propertyNames()).containsExactlyInAnyOrder("state", "description", "context");
            assertThat(status.path("state").asString()).isEqualTo("failure");
            assertThat(status.path("description").asString()).isEqualTo("7 errors, 1 warning");
            assertThat(status.path("context").asString()).isEqualTo("windtunnel/" + project.slug());
        }
    }

    @Test
    void decisionsAreToldWhenTheyAreMadeAndWhenTheyLapse() throws Exception {
        List<WebhookEvent> events = List.of(WebhookEvent.decision_made, WebhookEvent.decision_lapsed);
        try (Receiver receiver = Receiver.answering(204, "")) {
            add(NewWebhook.signed(receiver.url("/"), events), SECRET);
            String report = new String(TestServer.report("rename-table-wrong"), StandardCharsets.UTF_8);
            String fingerprint = JsonMapper.shared()
                    .readTree(report)
                    .at("/findings/0/fingerprint")
                    .asString();
            String page = "/projects/" + project.slug() + "/findings/" + fingerprint;
            Map<String, String> decision = Map.of(
                    "run", String.valueOf(handIn().id()), "verdict", "accept_risk", "reason", "the table is empty");
            SERVER.signedIn(SERVER.account(project, Optional.of(ProjectRole.review)))
                    .send("/", page + "/decisions", decision);
            SERVER.handIn(
                    SERVER.token(project, TokenScope.publish),
                    QUERY,
                    report.replace("\"sql\" : \"", "\"sql\" : \"/* changed */ ").getBytes(StandardCharsets.UTF_8));

            while (courier.deliverNext()) {
                // As long as there is something.
            }

            assertThat(receiver.got())
                    .extracting(got -> got.headers().getFirst("X-Windtunnel-Event"))
                    .containsExactly("decision_made", "decision_lapsed");
            JsonNode made = JsonMapper.shared().readTree(receiver.got().get(0).body());
            assertThat(made.at("/decision/fingerprint").asString()).isEqualTo(fingerprint);
            assertThat(made.at("/decision/reason").asString()).isEqualTo("the table is empty");
            assertThat(made.at("/decision/verdict").asString()).isEqualTo("accept_risk");
            assertThat(made.at("/decision/lapsedAt").isMissingNode()).isTrue();
            JsonNode lapsed = JsonMapper.shared().readTree(receiver.got().get(1).body());
            assertThat(lapsed.at("/decision/lapsedAt").asString()).isNotBlank();
        }
    }

    @Test
    void whatIsNotTakenIsTriedLessAndLessOftenAndThenDead() throws Exception {
        try (Receiver receiver = Receiver.answering(503, "come\nback <b>later</b>")) {
            tell(receiver.url("/"));
            happen();
            Duration before = Duration.ofSeconds(10);
            for (int attempt = 1; attempt < Backoff.ATTEMPTS; attempt++) {
                assertThat(courier.deliverNext()).isTrue();
                assertThat(courier.deliverNext()).as("not before its time").isFalse();

                Duration wait = Duration.between(OffsetDateTime.now(ZoneOffset.UTC), only().getNextAttemptAt());
                assertThat(wait).isGreaterThan(before.multipliedBy(2));
                assertThat(only().getAttempts()).isEqualTo(attempt);
                assertThat(only().getLastStatus()).isEqualTo(503);
                assertThat(only().getLastError()).isEqualTo("come back <b>later</b>");
                before = wait;
                timePasses();
            }
            courier.deliverNext();

            assertThat(only().getDeadAt()).isNotNull();
            assertThat(only().getNextAttemptAt()).isNull();
            assertThat(courier.deliverNext()).isFalse();
            assertThat(receiver.got()).hasSize(Backoff.ATTEMPTS);
        }
    }

    @Test
    void aDeadOneIsDeliveredAgainOnRequest() throws Exception {
        try (Receiver receiver = Receiver.answering(204, "")) {
            tell(receiver.url("/"));
            happen();
            deliveries.failed(deliveries.claim(Set.of()).orElseThrow(), Optional.empty(), "x", Optional.empty());
            long id = only().getId();

            assertThat(deliveries.again(SERVER.project().id(), id))
                    .as("of another project")
                    .isEmpty();
            assertThat(courier.deliverNext()).isFalse();
            assertThat(deliveries.again(project.id(), id)).isPresent();
            assertThat(deliveries.again(project.id(), id))
                    .as("it is not dead any more")
                    .isEmpty();
            assertThat(courier.deliverNext()).isTrue();
            assertThat(only().getDeliveredAt()).isNotNull();
        }
    }

    @Test
    void twoInstancesNeverSendTheSameAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (Receiver receiver = Receiver.answering(204, "")) {
            for (int i = 0; i < 8; i++) {
                tell(receiver.url("/" + i));
            }
            for (int i = 0; i < 10; i++) {
                happen();
            }
            List<Callable<Boolean>> workers = new ArrayList<>();
            for (Courier instance : List.of(courier, courier(post, seal))) {
                for (int i = 0; i < 4; i++) {
                    workers.add(() -> {
                        while (instance.deliverNext()) {
                            // As long as there is something.
                        }
                        return true;
                    });
                }
            }
            for (Future<Boolean> worker : threads.invokeAll(workers)) {
                assertThat(worker.get()).isTrue();
            }

            assertThat(receiver.got()).hasSize(80);
            assertThat(receiver.got())
                    .extracting(got -> got.headers().getFirst("X-Windtunnel-Delivery"))
                    .doesNotHaveDuplicates();
            assertThat(SERVER.dsl().fetchCount(DELIVERY, DELIVERY.DELIVERED_AT.isNull()))
                    .isZero();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aSlowReceiverHoldsUpNobodyButItself() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch reached = new CountDownLatch(1);
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try (Receiver slow = new Receiver(exchange -> {
                    reached.countDown();
                    await(end);
                    Receiver.answer(exchange, 204, "");
                });
                Receiver quick = Receiver.answering(204, "")) {
            tell(slow.url("/"));
            happen();
            happen();
            Future<Boolean> first = threads.submit(courier::deliverNext);
            await(reached);
            tell(quick.url("/"));
            happen();

            assertThat(courier.deliverNext()).isTrue();
            assertThat(quick.got()).hasSize(1);
            assertThat(courier.deliverNext())
                    .as("the others are for the slow one")
                    .isFalse();
            end.countDown();
            assertThat(first.get()).isTrue();
            assertThat(courier.deliverNext()).isTrue();
            assertThat(slow.got()).hasSize(2);
        } finally {
            threads.shutdownNow();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whatSomebodyWasKilledWithIsSentBySomebodyElse() throws Exception {
        try (Receiver receiver = Receiver.answering(204, "")) {
            tell(receiver.url("/"));
            happen();
            Deliveries.Claimed killed = deliveries.claim(Set.of()).orElseThrow();

            assertThat(courier.deliverNext()).as("it is claimed").isFalse();
            timePasses();
            assertThat(courier.deliverNext()).isTrue();

            deliveries.failed(killed, Optional.of(500), "late", Optional.empty());
            assertThat(only().getDeliveredAt()).isNotNull();
            assertThat(only().getDeadAt()).isNull();
            assertThat(only().getAttempts()).isEqualTo(2);
        }
    }

    @Test
    void aPrivateAddressIsRefusedUnlessAllowed() throws Exception {
        try (Receiver receiver = Receiver.answering(204, "");
                Post strict = new Post(properties(false).webhooks())) {
            tell(receiver.url("/"));
            happen();

            courier(strict, seal).deliverNext();

            assertThat(receiver.got()).isEmpty();
            assertThat(only().getLastError()).contains("windtunnel.webhooks.allow-private");
            assertThat(only().getNextAttemptAt()).isNotNull();
        }
    }

    @Test
    void anotherKeySaysSo() throws Exception {
        try (Receiver receiver = Receiver.answering(204, "")) {
            tell(receiver.url("/"));
            happen();

            courier(post, Seal.of(Seal.newKey())).deliverNext();

            assertThat(receiver.got()).isEmpty();
            assertThat(only().getLastError()).contains("sealed with another key");
        }
    }

    @Test
    void anAddressThatSomebodyChangedInTheDatabaseGetsNothing() throws Exception {
        try (Receiver receiver = Receiver.answering(204, "");
                Receiver other = Receiver.answering(204, "")) {
            tell(receiver.url("/"));
            happen();
            SERVER.dsl()
                    .update(WEBHOOK)
                    .set(WEBHOOK.URL, other.url("/"))
                    .where(WEBHOOK.PROJECT_ID.eq(project.id()))
                    .execute();

            courier.deliverNext();

            assertThat(other.got()).isEmpty();
            assertThat(only().getDeliveredAt()).isNull();
        }
    }

    @Test
    void whatIsTakenBackIsNotTold() throws Exception {
        tell("https://example.org/");
        long run = handIn().id();
        SERVER.dsl().deleteFrom(DELIVERY).execute();

        assertThatThrownBy(() -> SERVER.bean(TransactionTemplate.class).executeWithoutResult(status -> {
                    SERVER.bean(Announcer.class).runReceived(new RunTakenIn(project.id(), run, "feature"));
                    assertThat(SERVER.dsl().fetchCount(DELIVERY)).isEqualTo(1);
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(SERVER.dsl().fetchCount(DELIVERY)).isZero();
    }

    @Test
    void onlyWhoWantsToKnowIsTold() {
        add(NewWebhook.signed("https://example.org/1", List.of(WebhookEvent.decision_made)), SECRET);
        tell("https://example.org/2");
        webhooks.disable(project.id(), webhooks.of(project.id()).get(0).id());

        happen();

        assertThat(SERVER.dsl().fetchCount(DELIVERY)).isZero();
        assertThat(deliveries.isWanted(project.id(), WebhookEvent.run_received)).isFalse();
        assertThat(deliveries.isWanted(project.id(), WebhookEvent.decision_made))
                .isTrue();
    }

    @Test
    void aDisabledWebhookGetsNothingUntilItIsAddedAgain() throws Exception {
        try (Receiver receiver = Receiver.answering(204, "")) {
            tell(receiver.url("/"));
            happen();
            webhooks.disable(project.id(), webhooks.of(project.id()).get(0).id());

            assertThat(courier.deliverNext()).isFalse();
            tell(receiver.url("/"));
            assertThat(courier.deliverNext()).isTrue();
            assertThat(webhooks.of(project.id())).singleElement().satisfies(webhook -> assertThat(webhook.kind())
                    .isEqualTo(WebhookKind.signed));
        }
    }
}
