package io.windtunnel.app.notify;

import io.windtunnel.app.notify.Deliveries.Claimed;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Sends what is due, with a few workers on every instance. A receiver takes a message at least once: who wants it only
 * once looks at its {@code X-Windtunnel-Delivery}.
 */
@Component
final class Courier implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final int WORKERS = 4;
    private static final int TOLD = 300;

    private final Deliveries deliveries;
    private final Post post;
    private final Seal seal;
    private final InstantSource clock;
    private final NotifyProperties properties;
    /** One message at a time to each webhook, so that a slow receiver holds up nobody but itself. */
    private final Set<Long> busy = new HashSet<>();

    private @Nullable ScheduledExecutorService workers;

    Courier(Deliveries deliveries, Post post, Seal seal, InstantSource clock, NotifyProperties properties) {
        this.deliveries = deliveries;
        this.post = post;
        this.seal = seal;
        this.clock = clock;
        this.properties = properties;
    }

    /** What the secret of a webhook is sealed for: nobody who writes to the database can have it sent elsewhere. */
    static String purpose(long project, String url) {
        return "webhook of project " + project + " to " + url;
    }

    /**
     * Attempts the delivery that has been due the longest.
     *
     * @return whether there was one
     */
    boolean deliverNext() {
        Optional<Claimed> claimed = claim();
        if (claimed.isEmpty()) {
            return false;
        }
        try {
            deliver(claimed.get());
        } finally {
            release(claimed.get());
        }
        return true;
    }

    private synchronized Optional<Claimed> claim() {
        Optional<Claimed> claimed = deliveries.claim(busy);
        claimed.ifPresent(delivery -> busy.add(delivery.webhookId()));
        return claimed;
    }

    private synchronized void release(Claimed claimed) {
        busy.remove(claimed.webhookId());
    }

    private void deliver(Claimed claimed) {
        Optional<String> secret = seal.open(claimed.sealedSecret(), purpose(claimed.projectId(), claimed.url()));
        if (secret.isEmpty()) {
            failed(
                    claimed,
                    Optional.empty(),
                    "The secret was sealed with another key: disable the webhook and add it again.");
            return;
        }
        try {
            Post.Answer answer = post.send(Messages.of(claimed, secret.get(), clock.instant()));
            if (answer.isTaken()) {
                deliveries.delivered(claimed, answer.status());
            } else {
                failed(claimed, Optional.of(answer.status()), reason(answer));
            }
        } catch (IOException e) {
            failed(claimed, Optional.empty(), reason(e));
        }
    }

    private void failed(Claimed claimed, Optional<Integer> status, String error) {
        deliveries.failed(claimed, status, shown(error), Backoff.after(claimed.attempts(), new SecureRandom()));
    }

    private static String reason(Post.Answer answer) {
        return answer.status() / 100 == 3 ? "Redirects are not followed." : answer.body();
    }

    private static String reason(IOException e) {
        if (e instanceof PublicAddresses.NotPublic) {
            return String.valueOf(e.getMessage());
        }
        if (e instanceof SocketTimeoutException) {
            return "No answer in time: " + e.getMessage();
        }
        if (e instanceof NoHttpResponseException) {
            return "The receiver hung up without an answer.";
        }
        return e.getClass().getSimpleName() + ": " + e.getMessage();
    }

    /** A stranger's text, short and in one line. */
    private static String shown(String text) {
        return text.codePoints()
                .limit(TOLD)
                .map(character -> Character.isISOControl(character) ? ' ' : character)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    @Override
    public synchronized void start() {
        if (!seal.isReady()) {
            LOG.info("There is no windtunnel.secret-key: no webhooks are sent.");
            return;
        }
        long every = properties.webhooks().every().toMillis();
        ScheduledExecutorService started = Executors.newScheduledThreadPool(WORKERS);
        for (int worker = 0; worker < WORKERS; worker++) {
            long first = every * (worker + 1) / WORKERS;
            Future<?> unused = started.scheduleWithFixedDelay(() -> work(started), first, every, TimeUnit.MILLISECONDS);
        }
        workers = started;
    }

    private void work(ScheduledExecutorService own) {
        try {
            while (!own.isShutdown() && deliverNext()) {
                // As long as there is something.
            }
        } catch (RuntimeException e) {
            LOG.warn("webhooks are not sent at the moment: {}", e.getMessage());
        }
    }

    /** Lets what is being sent come to its end; what does not is sent again by somebody else. */
    @Override
    public void stop() {
        ScheduledExecutorService stopped;
        synchronized (this) {
            stopped = workers;
            workers = null;
        }
        if (stopped == null) {
            return;
        }
        stopped.shutdown();
        try {
            if (!stopped.awaitTermination(properties.webhooks().readTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("a webhook was still being sent, and will be sent again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return workers != null;
    }
}
